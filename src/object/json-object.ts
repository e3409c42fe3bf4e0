/** An object of JSON, whose fields may hold anything. */
export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value, or an empty object where it is something else. */
export function asJsonObject(value: unknown): Readonly<JsonObject> {
  return isJsonObject(value) ? value : {}
}
