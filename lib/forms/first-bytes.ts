/** The body as text; nothing when it is longer than `limit` bytes, and then no more of it is read. */
export async function firstBytes(request: Request, limit: number): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.length
    if (length > limit) return ''
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}
