import { useQuery } from '@tanstack/react-query'
import { TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS, TICKET_STATES } from '~/domain/ticket'
import { ticketQueries } from '~/features/service/queries'
import { PickMany } from '~/features/shared/PickMany'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { useShop } from '~/session/shop'
import type { Day } from '~/lib/zone'
import type { Format } from '~/ui/format'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { filterMessages } from './filterMessages'
import { useReader } from './useReader'
import { countNarrowing, DUE, type InboxView, ME, NOBODY, toFilter, WIDE } from './view'

interface FiltersProps {
  view: InboxView
  set: SetUrlState<InboxView>
}

/** What narrows the queue, each value with how many tickets there are of it among those that the others leave. */
export function QueueFilters({ view, set }: FiltersProps) {
  const t = useMessages(filterMessages)
  const word = useMessages(ticketWords)
  const { data } = useQuery({ ...ticketQueries.facets(toFilter(view, useReader())), throwOnError: false })
  return (
    <div role="group" aria-label={t('filters')} className="zg-queue-filters">
      <PickMany
        label={t('state')}
        values={view.state}
        options={TICKET_STATES.map((value) => ({ value, label: word(value), count: data?.states[value] }))}
        onChange={(state) => set({ state })}
      />
      <PickMany
        label={t('queue')}
        values={view.queue}
        options={TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`), count: data?.queues[value] }))}
        onChange={(queue) => set({ queue })}
      />
      <PickMany
        label={t('channel')}
        values={view.channel}
        options={TICKET_CHANNELS.map((value) => ({ value, label: word(`channel.${value}`), count: data?.channels[value] }))}
        onChange={(channel) => set({ channel })}
      />
      <PickMany
        label={t('priority')}
        values={view.priority}
        options={TICKET_PRIORITIES.toReversed().map((value) => ({
          value,
          label: word(`priority.${value}`),
          count: data?.priorities[value],
        }))}
        onChange={(priority) => set({ priority })}
      />
      <PickMany
        label={t('reason')}
        values={view.reason}
        options={TICKET_REASONS.map((value) => ({ value, label: word(`reason.${value}`), count: data?.reasons[value] }))}
        onChange={(reason) => set({ reason })}
      />
      <Assignees view={view} set={set} counts={data?.assignees ?? {}} />
      {(Object.keys(data?.tags ?? {}).length > 0 || view.tag.length > 0) && (
        <PickMany label={t('tag')} values={view.tag} options={tagsOf(data?.tags ?? {}, view.tag)} onChange={(tag) => set({ tag })} />
      )}
      <select
        className="zg-input"
        aria-label={t('due')}
        value={view.due}
        onChange={({ target }) => set({ due: DUE.find((each) => each === target.value) ?? 'any' })}
      >
        {DUE.map((each) => (
          <option key={each} value={each}>
            {t(`due.${each}`)}
          </option>
        ))}
      </select>
      <Only view={view} set={set} />
      {countNarrowing(view) > 0 && (
        <button type="button" className="zg-link" onClick={() => set(WIDE)}>
          {t('clear')}
        </button>
      )}
    </div>
  )
}

const tagsOf = (counts: Readonly<Record<string, number>>, chosen: readonly string[]) =>
  [...new Set([...Object.keys(counts), ...chosen])]
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .map((value) => ({ value, label: value, count: counts[value] ?? 0 }))

function Assignees({ view, set, counts }: FiltersProps & { counts: Readonly<Record<string, number>> }) {
  const t = useMessages(filterMessages)
  const nameOf = usePersonName()
  const who = useShop((shop) => shop.who)
  const others = [...new Set([...Object.keys(counts), ...view.assignee])].filter((key) => ![who, '', ME, NOBODY].includes(key))
  return (
    <PickMany
      label={t('assignee')}
      values={view.assignee}
      options={[
        { value: ME, label: t('me'), count: counts[who] ?? 0 },
        { value: NOBODY, label: t('nobody'), count: counts[''] ?? 0 },
        ...others.map((value) => ({ value, label: nameOf(value), count: counts[value] ?? 0 })),
      ]}
      onChange={(assignee) => set({ assignee })}
    />
  )
}

/** Filters that links bring along, each to be taken away. */
function Only({ view, set }: FiltersProps) {
  const t = useMessages(filterMessages)
  const format = useFormat()
  const { sku, order, customer, from, to, rating } = view
  const last = to === undefined ? undefined : to - 1
  const only: { name: string; label: string; wide: Partial<InboxView> }[] = [
    ...(sku === '' ? [] : [{ name: 'sku', label: t('onlySku', { key: sku }), wide: { sku: '' } }]),
    ...(order === '' ? [] : [{ name: 'order', label: t('onlyOrder', { key: order }), wide: { order: '' } }]),
    ...(customer === '' ? [] : [{ name: 'customer', label: t('onlyCustomer'), wide: { customer: '' } }]),
    ...(rating.length === 0 ? [] : [{ name: 'rating', label: t('onlyRated', { stars: rating.join(', ') }), wide: { rating: [] } }]),
    ...(from === undefined && last === undefined
      ? []
      : [{ name: 'days', label: t('onlyOpened', { days: daysText(format, from, last) }), wide: { from: undefined, to: undefined } }]),
  ]
  return only.map(({ name, label, wide }) => (
    <span key={name} className="zg-only">
      {label}
      <button type="button" className="zg-icon-button" aria-label={t('showAllBut', { label })} onClick={() => set(wide)}>
        <CloseIcon />
      </button>
    </span>
  ))
}

function daysText(format: Format, from: Day | undefined, last: Day | undefined): string {
  if (from !== undefined && last !== undefined) return format.daysShort(from, last)
  return from === undefined ? `– ${last === undefined ? '' : format.dayShort(last)}` : `${format.dayShort(from)} –`
}
