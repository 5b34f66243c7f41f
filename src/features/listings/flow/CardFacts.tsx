import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { FlowCard } from '~/store/listingFlow'
import { useFormat } from '~/ui/UiContext'
import { flowMessages } from './messages'

/** Whose it is, until when, and what is planned. */
export function CardFacts({ card: { owner, dueAt, plannedAt, state } }: { card: FlowCard }) {
  const t = useMessages(flowMessages)
  const nameOf = usePersonName()
  return (
    <p className="zg-card-facts zg-second zg-small zg-num">
      <span>{owner === undefined ? t('nobody') : nameOf(owner)}</span>
      <Due at={dueAt} />
      {plannedAt !== undefined && <Planned at={plannedAt} ends={state === 'listed'} />}
    </p>
  )
}

export function Due({ at }: { at: number | undefined }) {
  const t = useMessages(flowMessages)
  const format = useFormat()
  if (at === undefined) return null
  const late = at < Date.now()
  return <span className={late ? 'zg-card-late' : undefined}>{t(late ? 'late' : 'due', { date: format.dateShort(at) })}</span>
}

export function Planned({ at, ends }: { at: number; ends: boolean }) {
  const t = useMessages(flowMessages)
  const format = useFormat()
  return <span>{t(ends ? 'endsAt' : 'listsAt', { time: format.timeShort(at) })}</span>
}
