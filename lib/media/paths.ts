import { editorialHome } from '@/lib/editorial/paths'

/** Addresses of the library of pictures. */
export const mediaPath = `${editorialHome}/media`
export const onePicturePath = (id: string): string => `${mediaPath}/${id}`
