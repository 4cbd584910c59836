/// The media types in which the question is answered.
enum AcceptedType: String, MediaType {
    case json = "application/json"
    case csv = "text/csv"
    case ndjson = "application/x-ndjson"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}
