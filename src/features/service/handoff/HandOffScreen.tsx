import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { HandOff, HandOffTicket } from '~/domain/handOff'
import { deskQueries } from '~/features/service/deskQueries'
import { usePersonName } from '~/features/shared/usePersonName'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FigureTable } from '~/features/shared/FigureTable'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Page } from '~/ui/Page'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { EarlierNotes } from './EarlierNotes'
import { HandOver } from './HandOver'
import { messages } from './messages'
import { handOffState, SINCE } from './state'
import { useNextStep } from './useHandOffText'
import '~/features/shared/cells.css'
import '~/features/shared/board/board.css'
import './handOff.css'

const HOUR = 3_600_000

/** The end of a shift: what was done, what is left and promised, and who goes on with it. */
export default function HandOffScreen() {
  const t = useMessages(messages)
  const [{ since, of }, set] = useUrlState(handOffState)
  const { id: shop, who: self } = useShop()
  const who = of || self
  const [now] = useState(() => Date.now())
  const { data } = useQuery({
    queryKey: [shop, 'tickets', 'handOff', who, since],
    queryFn: ({ signal }) => call('desk.handOff', { person: who, since: now - Number(since) * HOUR }, { signal }),
  })
  return (
    <Page
      title={t('title')}
      filters={<AreaTabs of="service" />}
      actions={
        <>
          <ShiftOf who={who} onChange={(person) => set({ of: person === self ? '' : person })} />
          <label className="zg-dash-field">
            <span>{t('since')}</span>
            <select
              className="zg-dash-select"
              value={since}
              onChange={({ target }) => set({ since: SINCE.find((each) => each === target.value) ?? '8' })}
            >
              {SINCE.map((each) => (
                <option key={each} value={each}>
                  {t(`since.${each}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      }
    >
      <div className="zg-handoff">
        {data && <Shift shift={data} now={now} />}
        <div className="zg-handoff-side">
          {data && <HandOver shift={data} who={who} />}
          <EarlierNotes />
        </div>
      </div>
    </Page>
  )
}

/** Whose shift ends: one's own, or that of somebody who is not there. */
function ShiftOf({ who, onChange }: { who: string; onChange: (person: string) => void }) {
  const t = useMessages(messages)
  const personName = usePersonName()
  const { data: people = [] } = useQuery(deskQueries.people())
  return (
    <label className="zg-dash-field">
      <span>{t('of')}</span>
      <select className="zg-dash-select" aria-label={t('of')} value={who} onChange={({ target }) => onChange(target.value)}>
        {[...new Set([who, ...people.map(({ key }) => key)])].map((key) => (
          <option key={key} value={key}>
            {personName(key)}
          </option>
        ))}
      </select>
    </label>
  )
}

const DONE = ['solved', 'answered', 'opened', 'notes'] as const

function Shift({ shift, now }: { shift: HandOff; now: number }) {
  const t = useMessages(messages)
  const format = useFormat()
  const promised = shift.mine.filter((ticket) => ticket.promised)
  const waits = shift.mine.filter(({ state }) => state === 'waitingThird' || state === 'waitingCustomer')
  return (
    <div className="zg-handoff-main">
      <section className="zg-panel" aria-label={t('done')}>
        <h2>{t('done')}</h2>
        <dl className="zg-handoff-counts zg-num">
          {DONE.map((name) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd data-handoff={name} data-value={shift[name]}>
                {format.count(shift[name])}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="zg-panel" aria-label={t('mine')}>
        <h2>{t('mine')}</h2>
        {shift.mine.length === 0 ? <p className="zg-panel-hint">{t('mine.none')}</p> : <Mine tickets={shift.mine} now={now} />}
      </section>
      <Told title={t('promised')} none={t('promised.none')} tickets={promised} />
      <Told title={t('waits')} none={t('waits.none')} tickets={waits} />
    </div>
  )
}

function Mine({ tickets, now }: { tickets: readonly HandOffTicket[]; now: number }) {
  const t = useMessages(messages)
  const words = useMessages(ticketWords)
  const format = useFormat()
  const nextStep = useNextStep()
  return (
    <FigureTable
      label={t('mine')}
      className="zg-handoff-mine"
      columns={[
        { key: 'ticket', name: t('ticket') },
        { key: 'state', name: t('state'), minor: true, className: 'zg-text' },
        { key: 'next', name: t('next'), className: 'zg-text' },
        { key: 'due', name: t('due') },
      ]}
    >
      {tickets.map((ticket) => (
        <tr key={ticket.key} data-ticket={ticket.key}>
          <th scope="row">
            <Link to={paths.ticket({ key: ticket.key })}>{ticket.subject}</Link>
          </th>
          <td className="zg-minor zg-text">
            <Status tone={TICKET_TONES[ticket.state]} word={words(ticket.state)} />
          </td>
          <td className="zg-text">{nextStep(ticket)}</td>
          <td>
            {ticket.dueAt === undefined ? '—' : format.timeShort(ticket.dueAt)}
            {ticket.dueAt !== undefined && ticket.dueAt < now && <span className="zg-handoff-late"> {t('late')}</span>}
          </td>
        </tr>
      ))}
    </FigureTable>
  )
}

function Told({ title, none, tickets }: { title: string; none: string; tickets: readonly HandOffTicket[] }) {
  const words = useMessages(ticketWords)
  const format = useFormat()
  return (
    <section className="zg-panel" aria-label={title}>
      <h2>{title}</h2>
      {tickets.length === 0 && <p className="zg-panel-hint">{none}</p>}
      <ul className="zg-plain-list">
        {tickets.map(({ key, subject, state, promised }) => (
          <li key={key} className="zg-handoff-note">
            <Link to={paths.ticket({ key })}>{subject}</Link>{' '}
            <span className="zg-second">{promised ? `${promised.text} (${format.timeShort(promised.at)})` : words(state)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
