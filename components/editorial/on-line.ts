/** Listens for who follows a link to a line of the text (fault-list.tsx), and gives back how to stop. */
export function onLine(go: (line: number) => void): () => void {
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-line]') : null
    if (!link) return
    event.preventDefault()
    go(Number(link.dataset.line))
  }
  document.addEventListener('click', follow)
  return () => { document.removeEventListener('click', follow) }
}
