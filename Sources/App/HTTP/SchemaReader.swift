/// Reads schemas out of the contract, following references.
struct SchemaReader {
    let root: [String: Any]

    /// The object itself, or the one that its `$ref` names.
    func resolve(_ value: Any?) -> [String: Any] {
        var object = value as? [String: Any] ?? [:]
        while let reference = object["$ref"] as? String {
            object = reference.dropFirst(2).split(separator: "/")
                .reduce(root) { at, name in at[String(name)] as? [String: Any] ?? [:] }
        }
        return object
    }

    /// A schema with everything that it refers to.
    func schema(_ value: Any?) -> Schema {
        let source = resolve(value)
        var schema = Schema()
        schema.type = source["type"] as? String
        schema.properties = (source["properties"] as? [String: Any] ?? [:]).mapValues(self.schema)
        if let items = source["items"] { schema.items = [self.schema(items)] }
        schema.codes = source["enum"] as? [String] ?? []
        schema.pattern = source["pattern"] as? String
        schema.minLength = source["minLength"] as? Int
        schema.maxLength = source["maxLength"] as? Int
        schema.minimum = number(source["minimum"])
        schema.maximum = number(source["maximum"])
        schema.minItems = source["minItems"] as? Int
        schema.maxItems = source["maxItems"] as? Int
        schema.uniqueItems = source["uniqueItems"] as? Bool ?? false
        return schema
    }

    private func number(_ value: Any?) -> Double? {
        (value as? Double) ?? (value as? Int).map(Double.init)
    }
}
