import { createTranslator } from 'use-intl/core'
import access from '@/messages/sv/access.json'
import audit from '@/messages/sv/audit.json'
import cases from '@/messages/sv/cases.json'
import demoProvider from '@/messages/sv/demo-provider.json'
import editorial from '@/messages/sv/editorial.json'
import enquiries from '@/messages/sv/enquiries.json'
import errors from '@/messages/sv/errors.json'
import grounds from '@/messages/sv/grounds.json'
import keeping from '@/messages/sv/keeping.json'
import mail from '@/messages/sv/mail.json'
import media from '@/messages/sv/media.json'
import portal from '@/messages/sv/portal.json'
import referrals from '@/messages/sv/referrals.json'
import reports from '@/messages/sv/reports.json'
import releases from '@/messages/sv/releases.json'
import signIns from '@/messages/sv/sign-ins.json'
import signIn from '@/messages/sv/sign-in.json'
import supportUse from '@/messages/sv/support-use.json'

/**
 * Labels of the signed-in faces and of sign-in, in Swedish only (decisions 20); one namespace per file of messages/sv.
 * Kept apart from the public namespaces, which every language must have. use-intl's core is next-intl without React, so
 * that processes outside Next (the worker, the demonstration's provider) can use the same texts.
 */
const portalMessages = { access, audit, cases, demoProvider, editorial, enquiries, errors, grounds, keeping, mail, media, portal, referrals, releases, reports, signIn, signIns, supportUse }
type PortalMessages = typeof portalMessages
type PortalNamespace = keyof PortalMessages

/** The labels of one namespace: `portalText('portal')('greeting', { name })`. A broken label is a bug and throws. */
export const portalText = <N extends PortalNamespace>(namespace: N) =>
  createTranslator({ locale: 'sv', messages: portalMessages, namespace, onError: (error) => { throw error } })
