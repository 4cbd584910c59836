import NIOCore

/// Ends a connection whose client takes no more of an answer: what waits to be sent would otherwise stay, with the request
/// that makes it, for as long as the client likes.
///
/// A client that reads slowly is waited for, as long as what is buffered gets less within each such time.
final class StalledReader: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let patience: TimeAmount
    private var alarm: Scheduled<Void>?

    init(patience: TimeAmount) { self.patience = patience }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            calm()
        } else if alarm == nil {
            alarm = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { context.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        calm()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { calm() }

    private func calm() {
        alarm?.cancel()
        alarm = nil
    }
}
