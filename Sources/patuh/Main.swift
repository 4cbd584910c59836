import Foundation

@main
enum Main {
    static func main() async {
        exit(await Patuh.perform(Array(CommandLine.arguments.dropFirst())))
    }
}
