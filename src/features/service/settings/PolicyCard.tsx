import { useQuery } from '@tanstack/react-query'
import type { BusinessCalendar, SlaPolicy } from '~/domain/desk'
import { SLA_TARGETS, TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES } from '~/domain/ticket'
import { deskQueries } from '~/features/service/deskQueries'
import { PickMany } from '~/features/shared/PickMany'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { WordsInput } from '~/ui/WordsInput'
import { Choice, DurationField, Named } from './fields'
import { deskMessages } from './messages'
import { targetMessages } from './targetMessages'

export interface PolicyCardProps {
  policy: SlaPolicy
  calendars: readonly BusinessCalendar[]
  /** One above it is for all of its tickets. */
  shadow: SlaPolicy | undefined
  isOpen: boolean
  whyNot: string | undefined
  onToggle: () => void
  onChange: (set: Partial<SlaPolicy>) => void
  onMove: { up: (() => void) | undefined; down: (() => void) | undefined }
  onRemove: () => void
}

/** One policy: what it is for and within how long, as a line; its fields below it when it is opened. */
export function PolicyCard(props: PolicyCardProps) {
  const { policy, shadow, isOpen, whyNot, onToggle, onMove, onRemove } = props
  const t = useMessages(targetMessages)
  const words = useMessages(deskMessages)
  const summary = useSummary(props)
  const { name } = policy
  return (
    <li className="zg-desk-card">
      <div className="zg-desk-head">
        <div className="zg-grow">
          <h3>{name}</h3>
          {summary.map((line) => (
            <p key={line} className="zg-second zg-small zg-num">
              {line}
            </p>
          ))}
          {shadow && <p className="zg-warning zg-small">{t('shadowed', { name: shadow.name })}</p>}
        </div>
        <div className="zg-row">
          {onMove.up && (
            <Button size="small" aria-label={t('upThis', { name })} disabledReason={whyNot} onClick={onMove.up}>
              {t('up')}
            </Button>
          )}
          {onMove.down && (
            <Button size="small" aria-label={t('downThis', { name })} disabledReason={whyNot} onClick={onMove.down}>
              {t('down')}
            </Button>
          )}
          <Button size="small" aria-label={words('removeThis', { name })} disabledReason={whyNot} onClick={onRemove}>
            {words('remove')}
          </Button>
          <Button size="small" aria-expanded={isOpen} aria-label={t('editThis', { name })} disabledReason={whyNot} onClick={onToggle}>
            {isOpen ? t('done') : t('edit')}
          </Button>
        </div>
      </div>
      {isOpen && <PolicyFields {...props} />}
    </li>
  )
}

/** What it is for, and what it asks, in words. */
function useSummary({ policy, calendars }: PolicyCardProps): string[] {
  const t = useMessages(targetMessages)
  const words = useMessages(deskMessages)
  const word = useMessages(ticketWords)
  const nameOf = usePersonName()
  const list = (texts: readonly string[]) => texts.join(t('comma'))
  const { queues, channels, tiers, priorities, within, calendar, escalateTo } = policy
  const span = (minutes: number) => (minutes % 60 === 0 ? t('hours', { count: minutes / 60 }) : t('minutes', { count: minutes }))
  const of = [
    queues && list(queues.map((each) => word(`queue.${each}`))),
    channels && list(channels.map((each) => word(`channel.${each}`))),
    tiers && list(tiers),
    priorities && list(priorities.map((each) => word(`priority.${each}`))),
  ].filter((each) => each !== undefined)
  const asks = SLA_TARGETS.flatMap((target) => {
    const minutes = within[target]
    return minutes === undefined ? [] : [`${words(target)} ${span(minutes)}`]
  })
  const hours = calendar === '' ? t('around') : (calendars.find((each) => each.key === calendar)?.name ?? '')
  return [
    of.length > 0 ? t('forThese', { which: of.join(t('and')) }) : t('forAll'),
    [...asks, hours, ...(escalateTo === undefined ? [] : [t('escalates', { name: nameOf(escalateTo) })])].join(t('and')),
  ]
}

function PolicyFields({ policy, calendars, onChange }: PolicyCardProps) {
  const t = useMessages(targetMessages)
  const words = useMessages(deskMessages)
  const { name, within, calendar, warn } = policy
  const of = (field: string) => t('of', { name, field })
  return (
    <div className="zg-desk-fields">
      <Named label={words('name')}>
        <input
          className="zg-input"
          aria-label={of(words('name'))}
          value={name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Named>
      <Scope policy={policy} onChange={onChange} />
      {SLA_TARGETS.map((target) => (
        <Named key={target} label={words(target)}>
          <DurationField
            label={of(words(target))}
            value={within[target]}
            placeholder={t('none')}
            onChange={(minutes) => onChange({ within: { ...within, [target]: minutes } })}
          />
        </Named>
      ))}
      <Named label={t('calendar')}>
        <Choice
          label={of(t('calendar'))}
          value={calendar}
          options={[{ value: '', label: t('around') }, ...calendars.map((each) => ({ value: each.key, label: each.name }))]}
          onChange={(key) => onChange({ calendar: key })}
        />
      </Named>
      <Named label={t('warn')}>
        <DurationField label={of(t('warn'))} value={warn} placeholder={t('noWarn')} onChange={(minutes) => onChange({ warn: minutes })} />
      </Named>
      <Escalation policy={policy} onChange={onChange} />
    </div>
  )
}

function Scope({
  policy: { queues = [], channels = [], tiers = [], priorities = [] },
  onChange,
}: Pick<PolicyCardProps, 'policy' | 'onChange'>) {
  const t = useMessages(targetMessages)
  const word = useMessages(ticketWords)
  return (
    <Named label={t('for')} wide>
      <span className="zg-desk-picks">
        <PickMany
          label={t('queues')}
          values={queues}
          options={TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`) }))}
          onChange={(next) => onChange({ queues: next })}
        />
        <PickMany
          label={t('channels')}
          values={channels}
          options={TICKET_CHANNELS.map((value) => ({ value, label: word(`channel.${value}`) }))}
          onChange={(next) => onChange({ channels: next })}
        />
        <PickMany
          label={t('priorities')}
          values={priorities}
          options={TICKET_PRIORITIES.map((value) => ({ value, label: word(`priority.${value}`) }))}
          onChange={(next) => onChange({ priorities: next })}
        />
      </span>
      <WordsInput
        label={t('tiers')}
        placeholder={`${t('tiers')} · ${t('tiersHint')}`}
        words={tiers}
        onChange={(next) => onChange({ tiers: next })}
      />
    </Named>
  )
}

function Escalation({ policy: { name, escalateTo = '' }, onChange }: Pick<PolicyCardProps, 'policy' | 'onChange'>) {
  const t = useMessages(targetMessages)
  const words = useMessages(deskMessages)
  const nameOf = usePersonName()
  const { data: people = [] } = useQuery({ ...deskQueries.people(), throwOnError: false })
  return (
    <Named label={t('escalateTo')}>
      <Choice
        label={t('of', { name, field: t('escalateTo') })}
        value={escalateTo}
        options={[{ value: '', label: words('nobody') }, ...people.map(({ key }) => ({ value: key, label: nameOf(key) }))]}
        onChange={(key) => onChange({ escalateTo: key === '' ? undefined : key })}
      />
    </Named>
  )
}
