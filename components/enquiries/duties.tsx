import './enquiries.css'
import { portalText } from '@/lib/i18n/portal-messages'

/**
 * What to do when somebody is in danger, when it is about a child, and when an interpreter is needed. Always there: no word in a message
 * makes it appear.
 */
export function Duties({ open, isForeign }: { open: 'danger' | 'child' | null; isForeign: boolean }) {
  const t = portalText('enquiries')
  return (
    <div className="thread">
      <details className="panel" open={open === 'danger'}>
        <summary>{t('danger.heading')}</summary>
        <ol><li>{t('danger.first')}</li><li>{t('danger.note')}</li><li>{t('danger.after')}</li></ol>
      </details>
      <details className="panel" open={open === 'child'}>
        <summary>{t('child.heading')}</summary>
        <ol><li>{t('child.first')}</li><li>{t('child.unknown')}</li><li>{t('child.after')}</li></ol>
      </details>
      <details className="panel" open={isForeign}>
        <summary>{t('interpreter.heading')}</summary>
        <ol>{(['book', 'silent', 'read', 'answer', 'never'] as const).map((step) => <li key={step}>{t(`interpreter.${step}`)}</li>)}</ol>
      </details>
    </div>
  )
}
