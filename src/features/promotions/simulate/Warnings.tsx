import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { type Warning, warningsOf } from './leftOut'
import { simulateMessages } from './messages'
import { useFigureWriting } from './useFigureWriting'

/** What the figures do not say, in words. */
export function Warnings(props: Parameters<typeof warningsOf>[0]) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const writing = useFigureWriting()
  const warnings = warningsOf(props)
  const text = (warning: Warning) => {
    switch (warning.kind) {
      case 'coverage':
        return t('warn.coverage', { share: format.percent(warning.share) })
      case 'other':
        return t('warn.other', { amount: writing.full(warning.amount, 'amount') })
      case 'parcel':
      case 'coupon':
        return t(`warn.${warning.kind}`)
      default:
        return t(`warn.${warning.kind}`, { count: warning.count })
    }
  }
  if (warnings.length === 0) return null
  return (
    <section className="zg-warning zg-sim-warnings zg-small" aria-label={t('warn')}>
      <strong>{t('warn')}</strong>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.kind}>{text(warning)}</li>
        ))}
      </ul>
    </section>
  )
}
