interface Props {
  label: string
  previous: { label: string; href: string | null }
  next: { label: string; href: string | null }
  pages: { number: number; href: string; current: boolean }[]
}

/** Pages of a list as rings on the line; the current one is the double ring. */
export function Pager({ label, previous, next, pages }: Props) {
  return (
    <nav aria-label={label}>
      <ol className="pager">
        {previous.href && <li><a href={previous.href} rel="prev">{previous.label}</a></li>}
        {pages.map((page) => (
          <li key={page.number}><a href={page.href} aria-current={page.current ? 'page' : undefined}>{page.number}</a></li>
        ))}
        {next.href && <li><a href={next.href} rel="next">{next.label}</a></li>}
      </ol>
    </nav>
  )
}
