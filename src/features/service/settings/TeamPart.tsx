import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgentSkills, Desk } from '~/domain/desk'
import { agentsOf, type DeskPerson, whoFits } from '~/domain/routing'
import { TICKET_CHANNELS, TICKET_QUEUES } from '~/domain/ticket'
import { deskQueries } from '~/features/service/deskQueries'
import { PickMany } from '~/features/shared/PickMany'
import { peopleMessages } from '~/features/shared/peopleMessages'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { Empty } from '~/ui/Empty'
import { Choice, Named, NumberField } from './fields'
import { deskMessages } from './messages'
import type { PartProps } from './parts'
import { isRouted, withRouted, withSkills } from './team'
import { teamMessages } from './teamMessages'

/** Who takes which tickets, how many, and whether they are given out by themselves. */
export function TeamPart({ desk, change, whyNot }: PartProps) {
  const t = useMessages(teamMessages)
  const { data: people } = useQuery(deskQueries.people())
  if (!people) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  return (
    <div className="zg-desk-sides">
      <section className="zg-stack-tight" aria-labelledby="desk-team">
        <h2 id="desk-team" className="zg-hidden">
          {t('people')}
        </h2>
        <label>
          <input
            type="checkbox"
            checked={desk.autoAssign === true}
            disabled={whyNot !== undefined}
            onChange={({ target }) => change({ autoAssign: target.checked })}
          />{' '}
          {t('auto')}
        </label>
        <p className="zg-second zg-small">{t('autoHint')}</p>
        {people.length === 0 && <Empty title={t('nobody')} />}
        <ul className="zg-desk-list">
          {people.map((person) => (
            <Member
              key={person.key}
              person={person}
              agents={desk.agents}
              disabled={whyNot !== undefined}
              onChange={(agents) => change({ agents })}
            />
          ))}
        </ul>
      </section>
      <WhoGets desk={desk} people={people} />
    </div>
  )
}

interface MemberProps {
  person: DeskPerson
  agents: readonly AgentSkills[]
  disabled: boolean
  onChange: (agents: readonly AgentSkills[]) => void
}

function Member({ person, agents, disabled, onChange }: MemberProps) {
  const t = useMessages(teamMessages)
  const word = useMessages(ticketWords)
  const roles = useMessages(peopleMessages)
  const name = usePersonName()(person.key)
  const own = agents.find((each) => each.person === person.key)
  const set = (skills: Partial<Omit<AgentSkills, 'person'>>) => onChange(withSkills(agents, person, skills))
  const routed = isRouted(agents, person)
  return (
    <li className="zg-desk-card zg-desk-member">
      <div>
        <h3>{name}</h3>
        <p className="zg-second zg-small zg-num">
          {roles(person.role)} · {t('open')} {t('tickets', { count: person.open })}
        </p>
      </div>
      <label>
        <input
          type="checkbox"
          aria-label={t('of', { name, field: t('routed') })}
          checked={routed}
          disabled={disabled}
          onChange={({ target }) => onChange(withRouted(agents, person, target.checked))}
        />{' '}
        {t('routed')}
      </label>
      {routed && (
        <fieldset className="zg-desk-picks" disabled={disabled}>
          <legend className="zg-hidden">{name}</legend>
          <PickMany
            label={t('queues')}
            values={own?.queues ?? []}
            options={TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`) }))}
            onChange={(queues) => set({ queues })}
          />
          <PickMany
            label={t('channels')}
            values={own?.channels ?? []}
            options={TICKET_CHANNELS.map((value) => ({ value, label: word(`channel.${value}`) }))}
            onChange={(channels) => set({ channels })}
          />
          <span className="zg-desk-duration">
            <span className="zg-second" aria-hidden="true">
              {t('most')}
            </span>
            <NumberField
              label={t('of', { name, field: t('most') })}
              value={own?.most}
              placeholder={t('noLimit')}
              onChange={(most) => set({ most })}
            />
          </span>
        </fieldset>
      )}
    </li>
  )
}

/** To whom a ticket of some kind would go now. */
function WhoGets({ desk, people }: { desk: Desk; people: readonly DeskPerson[] }) {
  const t = useMessages(teamMessages)
  const words = useMessages(deskMessages)
  const word = useMessages(ticketWords)
  const nameOf = usePersonName()
  const [ticket, set] = useState<Parameters<typeof whoFits>[0]>({ queue: 'afterSale', channel: 'chat' })
  const agent = whoFits(ticket, agentsOf(people, desk.agents))
  return (
    <section className="zg-desk-card zg-desk-preview" aria-labelledby="desk-who">
      <h2 id="desk-who">{t('preview')}</h2>
      <div className="zg-desk-fields">
        <Named label={words('queue')}>
          <Choice
            label={words('queue')}
            value={ticket.queue}
            options={TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`) }))}
            onChange={(queue) => set({ ...ticket, queue })}
          />
        </Named>
        <Named label={words('channel')}>
          <Choice
            label={words('channel')}
            value={ticket.channel}
            options={TICKET_CHANNELS.map((value) => ({ value, label: word(`channel.${value}`) }))}
            onChange={(channel) => set({ ...ticket, channel })}
          />
        </Named>
      </div>
      <p aria-live="polite">{agent ? t('goesTo', { name: nameOf(agent.person), count: agent.open }) : t('goesToNobody')}</p>
      {!desk.autoAssign && <p className="zg-second zg-small">{t('off')}</p>}
    </section>
  )
}
