import type { AudienceRule } from '~/domain/audience'
import { RFM_IDS } from '~/domain/rfm'
import { viewMessages } from '~/features/shared/board/viewMessages'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'

/** What a rule is called where it has no name: "RFM: Champions", "First bought Mar 2026". */
export function useRuleText(): (rule: AudienceRule) => string {
  const t = useMessages(messages)
  const tView = useMessages(viewMessages)
  const format = useFormat()
  const own = useShop(({ rfm }) => rfm)
  const segmentName = (id: string) => {
    const usual = RFM_IDS.find((each) => each === id)
    return own?.find((segment) => segment.id === id)?.name ?? (usual ? tView(`segment.${usual}`) : id)
  }
  return (rule) => {
    if (rule.kind === 'rfm') return t('text.rfm', { names: rule.segments.map(segmentName).join(', ') })
    if (rule.kind !== 'cohort') return t(`rule.${rule.kind}`)
    const { grain, by, key, later = 0, from, to } = rule
    const day = by === 'period' ? parseDay(key) : undefined
    const cohort = day === undefined ? key : grain === 'month' ? format.month(day) : format.day(day)
    const words = t(later === 0 ? 'text.cohort' : `text.cohort.${grain}`, { cohort, count: later })
    return from === undefined || to === undefined ? words : `${words} (${format.day(from)} – ${format.day(to - 1)})`
  }
}
