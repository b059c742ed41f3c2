/** Pictures of the site's texts: how they are shown, in which sizes, and from where. Pure. */

/** `jpeg` is for browsers that know neither of the first two, `png` in its place when the picture has something to see through. */
export const formats = ['avif', 'webp', 'jpeg', 'png'] as const
export type Format = (typeof formats)[number]
const endings = { avif: 'avif', webp: 'webp', jpeg: 'jpg', png: 'png' } as const satisfies Record<Format, string>
export const typeOf = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg', png: 'image/png' } as const satisfies Record<Format, string>

/** Pixels across: a small telephone, one with a sharp screen, and the widest column with one. */
export const widths = [320, 640, 1280] as const

/** What must stay in view when a wide picture is cut for a narrow screen; `whole`: nothing is ever cut. */
export const focals = ['whole', 'topLeft', 'top', 'topRight', 'left', 'center', 'right', 'bottomLeft', 'bottom', 'bottomRight'] as const
type Focal = (typeof focals)[number]

export interface PictureFile { format: Format; width: number; height: number; hash: string }

/** A picture as whoever writes a text chooses it. */
export interface PictureChoice { id: string; shows: string }

/** What a text shows of a picture. */
export interface Picture {
  id: string
  /** In Swedish; empty for a decoration. */
  alt: string
  caption: string | null
  credit: string
  focal: Focal
  width: number
  height: number
  files: PictureFile[]
}

/** The pictures of one page by id, and where their files are asked for. */
export interface Pictures { byId: ReadonlyMap<string, Picture>; base: string }

/** Of published pages, which are files of the release; and of pages that are not, which the application answers for. */
export const publishedBase = '/media'
export const portalBase = '/api/media'
export const noPictures: Pictures = { byId: new Map(), base: publishedBase }

const fileName = ({ format, width, hash }: PictureFile): string => `${width}-${hash}.${endings[format]}`
export const fileAddress = (base: string, file: PictureFile): string => `${base}/${fileName(file)}`

/** The file that a name means; null when it is none of ours. */
export function fileNamed(name: string): Pick<PictureFile, 'format' | 'width' | 'hash'> | null {
  const [, width = '', hash = '', ending] = /^([1-9]\d{1,3})-([0-9a-f]{32})\.([a-z]+)$/.exec(name) ?? []
  const format = formats.find((each) => endings[each] === ending)
  return format ? { format, width: Number(width), hash } : null
}

/** Ids of the pictures that a text shows, each once. Of any kind of text: those without blocks show none. */
export function picturesIn(body: unknown): string[] {
  const found = new Set<string>()
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) { part.forEach(walk); return }
    if (typeof part !== 'object' || part === null) return
    if ('type' in part && part.type === 'image' && 'id' in part && typeof part.id === 'string') found.add(part.id)
    Object.values(part).forEach(walk)
  }
  walk(body)
  return [...found]
}
