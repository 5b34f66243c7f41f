import type { ReactNode } from 'react'
import { TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS, TICKET_STATES, type Ticket } from '~/domain/ticket'
import type { TicketFields } from '~/domain/ticketCommand'
import { statesFrom } from '~/domain/ticketWay'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { peopleOf } from '~/session/person'
import { useShop } from '~/session/shop'
import { Menu, type MenuItem } from '~/ui/Menu'
import { Status } from '~/ui/Status'
import { conversationMessages } from './messages'

type Picked = Pick<Ticket, 'key' | 'state' | 'queue' | 'priority' | 'reason' | 'assignee'>

/** What is set of a ticket by hand, each a button with its choices. */
export function TicketPicks({ ticket }: { ticket: Picked }) {
  const t = useMessages(conversationMessages)
  const word = useMessages(ticketWords)
  const run = useCommand()
  const { key, state, queue, priority, reason } = ticket
  const set = (fields: TicketFields, saw: TicketFields) =>
    void run({ kind: 'ticket.set', args: { keys: [key], set: fields }, saw }, { done: t('saved') })
  const move = (to: Ticket['state']) =>
    void run({ kind: 'ticket.move', args: { keys: [key], to } }, { done: t('moved', { state: word(to) }) })
  const reachable = [state, ...statesFrom(state)]
  return (
    <div className="zg-talk-picks">
      <Pick
        label={t('stateIs', { state: word(state) })}
        shown={<Status tone={TICKET_TONES[state]} word={word(state)} />}
        items={TICKET_STATES.filter((to) => reachable.includes(to)).map((to) => choice(to, word(to), to === state, () => move(to)))}
      />
      <Assignee ticket={ticket} />
      <Pick
        label={t('priorityIs', { priority: word(`priority.${priority}`) })}
        shown={word(`priority.${priority}`)}
        mark={priority === 'urgent' || priority === 'high' ? priority : undefined}
        items={TICKET_PRIORITIES.map((to) =>
          choice(to, word(`priority.${to}`), to === priority, () => set({ priority: to }, { priority })),
        )}
      />
      <Pick
        label={t('queueIs', { queue: word(`queue.${queue}`) })}
        shown={word(`queue.${queue}`)}
        items={TICKET_QUEUES.map((to) => choice(to, word(`queue.${to}`), to === queue, () => set({ queue: to }, { queue })))}
      />
      <Pick
        label={t('reasonIs', { reason: word(`reason.${reason}`) })}
        shown={word(`reason.${reason}`)}
        items={TICKET_REASONS.map((to) => choice(to, word(`reason.${to}`), to === reason, () => set({ reason: to }, { reason })))}
      />
    </div>
  )
}

const choice = (key: string, label: string, checked: boolean, pick: () => void): MenuItem => ({
  key,
  label,
  checked,
  onPick: () => !checked && pick(),
})

function Assignee({ ticket: { key, assignee } }: { ticket: Picked }) {
  const t = useMessages(conversationMessages)
  const run = useCommand()
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const all = peopleOf({ people })
  const name = assignee === undefined ? t('nobodys') : nameOf(assignee)
  const assign = (to: string) => {
    const done = to === '' ? t('unassigned') : to === 'rule' ? t('saved') : t('assigned', { name: nameOf(to) })
    void run({ kind: 'ticket.assign', args: { keys: [key], to } }, { done })
  }
  const items = all.map((person) => choice(person.key, nameOf(person.key), person.key === assignee, () => assign(person.key)))
  return (
    <Pick
      label={t('assigneeIs', { name })}
      shown={name}
      items={items}
      others={[
        choice('', t('nobodys'), assignee === undefined, () => assign('')),
        { key: 'rule', label: t('byRule'), onPick: () => assign('rule') },
      ]}
    />
  )
}

interface PickProps {
  label: string
  shown: ReactNode
  /** Said by more than its words. */
  mark?: 'high' | 'urgent'
  items: readonly MenuItem[]
  others?: readonly MenuItem[]
}

function Pick({ label, shown, mark, items, others = [] }: PickProps) {
  const whyNot = useWhyNot('ticket.set')
  const off = (item: MenuItem) => (whyNot === undefined ? item : { ...item, disabledReason: whyNot })
  return (
    <Menu
      label={label}
      className={`zg-talk-pick${mark ? ` zg-talk-pick-${mark}` : ''}`}
      button={
        <>
          <span className="zg-hidden">{label}</span>
          <span aria-hidden="true">{shown}</span>
        </>
      }
      groups={[items.map(off), others.map(off)]}
    />
  )
}
