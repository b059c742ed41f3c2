export { default } from '@/app/(portal)/portal/not-found'
