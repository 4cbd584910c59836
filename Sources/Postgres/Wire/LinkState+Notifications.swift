import CLibPQ

extension LinkState {
    /// Takes the notifications that libpq has read, whatever it read them with.
    mutating func takeNotifications() {
        guard let handle, !isCopying else { return }
        var arrived: [Notification] = []
        while let notification = PQnotifies(handle) {
            arrived.append(
                Notification(
                    channel: String(cString: notification.pointee.relname),
                    payload: String(cString: notification.pointee.extra),
                    processID: notification.pointee.be_pid
                )
            )
            PQfreemem(notification)
        }
        if !arrived.isEmpty { effects.append(.notified(arrived)) }
    }
}
