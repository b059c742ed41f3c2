'use client'

export { default } from '@/app/(portal)/portal/error'
