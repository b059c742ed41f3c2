/**
 * One byte string for several parts, each with its length before it, so that `ab|c` and `a|bc` never meet.
 * Used as associated data, as MAC input and as key derivation info: everywhere two different meanings must stay apart.
 */
export function bind(...parts: (string | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.byteLength)
    return [length, bytes]
  }))
}
