// Loaded before every process the supervisor starts: ends it when the supervisor is gone, however that went away, and
// for nothing less.
// The supervisor holds the other end of pipe 3; a killed process lets go of everything it held.
import net from 'node:net'

// A full disk must not end what still serves visitors: a line for the log that cannot be written is lost, no more.
for (const words of [process.stdout, process.stderr]) words.on('error', () => undefined)

// Next's own workers inherit the flag that loads this file but not the pipe; they end with their own parent.
if (process.env.VIDARE_PARENT === String(process.ppid)) {
  const pipe = new net.Socket({ fd: 3, readable: true, writable: false })
  const end = () => process.exit(0)
  pipe.on('end', end).on('close', end).on('error', end).resume()
  pipe.unref()
}
