export { default } from '@/app/(portal)/portal/[...rest]/page'
