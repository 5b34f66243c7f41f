import type { TrafficNotice } from '~/domain/import/trafficPlan'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { trafficMessages } from './trafficMessages'

/** What was noticed, said plainly. */
export function TrafficNotices({ notices }: { notices: readonly TrafficNotice[] }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const format = useFormat()
  if (notices.length === 0) return null
  const textOf = (notice: TrafficNotice): string => {
    switch (notice.kind) {
      case 'untold':
        return t('notice.untold', { steps: notice.steps.map((step) => t(`step.${step}`)).join(common('comma')) })
      case 'currency':
        return t('notice.currency', { currency: notice.currency })
      case 'daysWithSessions':
        return t('notice.daysWithSessions', { count: notice.days })
      case 'orders':
        return t('notice.orders', { named: format.count(notice.named), known: format.count(notice.known) })
      case 'spans':
        return t('notice.spans', { count: notice.rows })
      case 'ambiguousDecimal':
        return common('notice.ambiguousDecimal')
      case 'monthsOnly':
      case 'ambiguousDates':
      case 'noVisitors':
        return t(`notice.${notice.kind}`)
    }
  }
  return (
    <ul className="zg-notices">
      {notices.map((notice) => (
        <li key={notice.kind} data-notice={notice.kind}>
          {textOf(notice)}
        </li>
      ))}
    </ul>
  )
}
