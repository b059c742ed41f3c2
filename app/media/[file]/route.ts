/** Where `npm run dev` shows the pictures of public pages, which a release has as files. No host leads here (deploy/nginx.conf). */
export { GET } from '@/app/api/media/[file]/route'

export const dynamic = 'force-dynamic'
