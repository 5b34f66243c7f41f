import { useQuery } from '@tanstack/react-query'
import { TICKET_PRIORITIES, TICKET_QUEUES, TICKET_STATES } from '~/domain/ticket'
import { mayRun } from '~/domain/person'
import { ticketQueries } from '~/features/service/queries'
import { ticketWords } from '~/features/shared/ticketWords'
import { type Intent, useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { peopleOf } from '~/session/person'
import { useShop } from '~/session/shop'
import { actionMessages } from './actionMessages'
import { Choose } from './Choose'
import { MacroChoice } from './MacroChoice'
import { common, type Target } from './targets'

/** What is chosen from a list for tickets. */
export type Asked = 'assign' | 'priority' | 'queue' | 'state' | 'tag' | 'macro' | 'merge'

export interface ChoiceProps {
  targets: readonly Target[]
  /** They may have left the list. */
  onMoved?: () => void
  onClose: () => void
}

/** The list that an action on tickets chooses from. */
export function TicketChoice({ what, ...props }: ChoiceProps & { what: Asked }) {
  switch (what) {
    case 'assign':
      return <AssignChoice {...props} />
    case 'tag':
      return <TagChoice {...props} />
    case 'macro':
      return <MacroChoice {...props} />
    case 'merge':
      return <MergeChoice {...props} />
    default:
      return <FieldChoice what={what} {...props} />
  }
}

const keysOf = (targets: readonly Target[]) => targets.map(({ key }) => key)

/** Any of the closed lists. */
function FieldChoice({ what, targets, onMoved, onClose }: ChoiceProps & { what: 'priority' | 'queue' | 'state' }) {
  const t = useMessages(actionMessages)
  const word = useMessages(ticketWords)
  const run = useCommand()
  const keys = keysOf(targets)
  const done = (name: string) => ({ done: t('setTo', { count: keys.length, name }) })
  const now = common<string>(targets, (target) => target[what])
  const choices =
    what === 'priority'
      ? TICKET_PRIORITIES.toReversed().map((value) => ({
          value,
          label: word(`priority.${value}`),
          act: (): Intent => ({ kind: 'ticket.set', args: { keys, set: { priority: value } } }),
        }))
      : what === 'queue'
        ? TICKET_QUEUES.map((value) => ({
            value,
            label: word(`queue.${value}`),
            act: (): Intent => ({ kind: 'ticket.set', args: { keys, set: { queue: value } } }),
          }))
        : TICKET_STATES.filter((state) => state !== 'new').map((value) => ({
            value,
            label: word(value),
            act: (): Intent => ({ kind: 'ticket.move', args: { keys, to: value } }),
          }))
  const pick = async (value: string) => {
    const chosen = choices.find((choice) => choice.value === value)
    if (!chosen || value === now) return
    const outcome = await run(chosen.act(), done(chosen.label))
    if (outcome?.ok && what === 'state') onMoved?.()
  }
  return (
    <Choose
      title={t(what, { count: keys.length })}
      choices={choices.map(({ value, label }) => ({ value, label, checked: value === now }))}
      onPick={(value) => void pick(value)}
      onClose={onClose}
    />
  )
}

const RULE_CHOICE = 'rule'

function AssignChoice({ targets, onClose }: ChoiceProps) {
  const t = useMessages(actionMessages)
  const run = useCommand()
  const nameOf = usePersonName()
  const who = useShop((shop) => shop.who)
  const people = useShop((shop) => shop.people)
  const now = common(targets, ({ assignee }) => assignee ?? '')
  const serving = peopleOf({ people }).filter(({ role, key }) => key !== who && mayRun(role, 'ticket.reply'))
  const choices = [
    { value: who, label: t('toMe'), aside: nameOf(who) },
    ...serving.map(({ key }) => ({ value: key, label: nameOf(key) })),
    { value: RULE_CHOICE, label: t('toWhomItFits'), aside: t('fitsHint') },
    { value: '', label: t('toNobody') },
  ]
  const pick = (to: string) => {
    const done = to === '' ? t('unassigned', { count: targets.length }) : to === RULE_CHOICE ? t('assignedByRule', { count: targets.length }) : t('assigned', { count: targets.length, name: nameOf(to) }) // prettier-ignore
    void run({ kind: 'ticket.assign', args: { keys: keysOf(targets), to } }, { done })
  }
  return (
    <Choose
      title={t('assign', { count: targets.length })}
      choices={choices.map((choice) => ({ ...choice, checked: choice.value === now }))}
      onPick={pick}
      onClose={onClose}
    />
  )
}

/** Every tag that tickets have; one that all of them have is taken away. */
function TagChoice({ targets, onClose }: ChoiceProps) {
  const t = useMessages(actionMessages)
  const run = useCommand()
  const { data } = useQuery({ ...ticketQueries.facets({}), throwOnError: false })
  const onAll = (tag: string) => targets.every(({ tags }) => tags.includes(tag))
  const known = new Set([...targets.flatMap(({ tags }) => tags), ...Object.keys(data?.tags ?? {})])
  const pick = (tag: string) => {
    const keys = keysOf(targets)
    const drops = onAll(tag)
    const args = { keys, set: {}, ...(drops ? { dropTags: [tag] } : { addTags: [tag] }) }
    void run({ kind: 'ticket.set', args }, { done: t(drops ? 'untagged' : 'tagged', { count: keys.length, tag }) })
  }
  return (
    <Choose
      title={t('tag', { count: targets.length })}
      choices={[...known].map((tag) => ({ value: tag, label: tag, checked: onAll(tag) }))}
      ownText={(typed) => t('newTag', { tag: typed })}
      onPick={pick}
      onClose={onClose}
    />
  )
}

/** Into which one the others go; the oldest stands first. */
function MergeChoice({ targets, onMoved, onClose }: ChoiceProps) {
  const t = useMessages(actionMessages)
  const run = useCommand()
  const pick = async (into: string) => {
    const keys = keysOf(targets).filter((key) => key !== into)
    const outcome = await run({ kind: 'ticket.merge', args: { into, keys } }, { done: t('merged', { count: targets.length }) })
    if (outcome?.ok) onMoved?.()
  }
  return (
    <Choose
      title={t('merge', { count: targets.length })}
      choices={targets
        .toSorted((a, b) => a.createdAt - b.createdAt)
        .map(({ key, subject }) => ({ value: key, label: subject || key, aside: key }))}
      onPick={(into) => void pick(into)}
      onClose={onClose}
    />
  )
}
