import type { Block } from '@/lib/content/model'
import { fileAddress, typeOf, type Picture, type Pictures } from '@/lib/media/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'

interface Props { block: Extract<Block, { type: 'image' }>; pictures: Pictures; locale: Locale }

/** Columns of text are never wider: 38 rem from 62 rem on, the screen below. */
const sizes = '(min-width: 62rem) 38rem, 100vw'

/** A picture of the library with what it shows, the words under it and whose it is. What has been taken out shows nothing. */
export function PictureBlock({ block, pictures, locale }: Props) {
  const picture = pictures.byId.get(block.id)
  if (!picture) return null
  const caption = block.caption ?? picture.caption
  // The library's words are Swedish, and are said so on other pages.
  const swedish = locale === 'sv' ? undefined : { lang: 'sv', dir: 'ltr' }
  return (
    <figure className="picture">
      <PictureFiles picture={picture} base={pictures.base} alt={block.alt ?? picture.alt} sizes={sizes} {...(block.alt === undefined && picture.alt !== '' ? swedish : {})} />
      <figcaption>
        {caption !== null && <span {...(block.caption === undefined ? swedish : {})}>{caption} </span>}
        <span className="credit">{translator(locale, 'content')('picture')} <span {...swedish}>{picture.credit}</span></span>
      </figcaption>
    </figure>
  )
}

interface FilesProps { picture: Picture; base: string; alt: string; sizes: string; lang?: string }

/** The picture in each format and size, for the browser to choose; its room is kept from the start, and it is asked for when somebody comes to it. */
export function PictureFiles({ picture, base, alt, sizes: across, lang }: FilesProps) {
  const of = (format: string) => picture.files.filter((file) => file.format === format).sort((one, other) => one.width - other.width)
  const set = (format: string) => of(format).map((file) => `${fileAddress(base, file)} ${file.width}w`).join(', ')
  const plain = [...of('jpeg'), ...of('png')]
  const middle = plain.find(({ width }) => width >= 640) ?? plain.at(-1)
  if (!middle) return null
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => <source key={format} type={typeOf[format]} srcSet={set(format)} sizes={across} />)}
      <img src={fileAddress(base, middle)} srcSet={plain.map((file) => `${fileAddress(base, file)} ${file.width}w`).join(', ')} sizes={across} width={picture.width} height={picture.height}
        alt={alt} lang={lang} loading="lazy" decoding="async" className={picture.focal === 'whole' ? undefined : `focal ${picture.focal}`} />
    </picture>
  )
}
