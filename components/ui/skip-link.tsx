/** The way past what stands the same on every page; the first thing a keyboard meets after the exit. */
export function SkipLink({ children }: { children: string }) {
  return <a className="skip" href="#main">{children}</a>
}
