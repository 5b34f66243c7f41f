import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { dueOf, isOverdue, SEVERITIES } from '~/domain/complaint'
import type { ComplaintFields } from '~/domain/complaintCommand'
import { COMPLAINT_KINDS } from '~/domain/complaintReasons'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Chip, Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import type { ComplaintDetail } from '~/store/complaintList'
import { Actions } from './Actions'
import { CompensationPart } from './CompensationPart'
import './complaints.css'
import { detailMessages } from './detailMessages'
import { Evidence } from './Evidence'
import { OpenSheet } from './OpenSheet'
import { complaintQueries } from './queries'
import { Select } from './Select'
import { Person } from './StepFields'
import { Steps } from './Steps'
import { complaintWords, SEVERITY_TONES, STATE_TONES } from './words'

/** One complaint: its six steps, what proves it, what is given for it, and what is done so that it does not happen again. */
export default function ComplaintScreen() {
  const t = useMessages(detailMessages)
  const { key = '' } = useParams()
  const { data: detail, isPending } = useQuery(complaintQueries.one(key))
  const whyNot = useWhyNot('complaint.open')
  const [opens, setOpens] = useState(false)
  if (detail) return <Filled key={key} detail={detail} />
  return (
    <Page title={isPending ? t('title', { key }) : t('notFound', { key })} filters={<AreaTabs of="service" />}>
      {isPending ? (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      ) : (
        <Empty
          title={t('notFound', { key })}
          hint={t('notFoundHint')}
          action={
            <span className="zg-row">
              <Button type="primary" disabledReason={whyNot} onClick={() => setOpens(true)}>
                {t('make')}
              </Button>
              <Link to={paths.ticket({ key })}>{t('toTicket')}</Link>
              <Link to={paths.complaints()}>{t('toList')}</Link>
            </span>
          }
        />
      )}
      {opens && <OpenSheet ticket={key} onClose={() => setOpens(false)} />}
    </Page>
  )
}

function Filled({ detail }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const words = useMessages(complaintWords)
  const { complaint, masked } = detail
  const { key, subject, state, rounds, upheld } = complaint
  return (
    <Page
      title={subject === '' ? t('title', { key }) : subject}
      aside={
        <span className="zg-row">
          <Status tone={STATE_TONES[state]} word={words(state)} />
          {upheld !== undefined && <Chip>{words(`upheld.${upheld}`)}</Chip>}
          {rounds.length > 1 && <Chip>{t('round', { count: rounds.length })}</Chip>}
        </span>
      }
      actions={<Link to={paths.ticket({ key })}>{t('toTicket')}</Link>}
      filters={<AreaTabs of="service" />}
    >
      <div className="zg-complaint">
        <div className="zg-complaint-main">
          <Steps detail={detail} />
          {masked && <p className="zg-second zg-small">{t('masked')}</p>}
        </div>
        <div className="zg-complaint-side">
          <Facts detail={detail} />
          <Evidence detail={detail} />
          <CompensationPart detail={detail} />
          <Actions detail={detail} />
          <Alike detail={detail} />
          <div className="zg-complaint-part">
            <RecordHistory on={`ticket/${key}`} />
          </div>
        </div>
      </div>
    </Page>
  )
}

/** What it is about, and what of it can be set at any time. */
function Facts({ detail }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const tickets = useMessages(ticketWords)
  const format = useFormat()
  const nameOf = usePersonName()
  const now = useNow()
  const { complaint, customer, buyerName, ticket } = detail
  const { key, order, sku, openedAt, openedBy } = complaint
  const due = dueOf(complaint)
  return (
    <section className="zg-complaint-part" aria-label={t('facts')}>
      <h2>{t('facts')}</h2>
      <dl className="zg-facts">
        <div>
          <dt>{t('customer')}</dt>
          <dd>{customer === '' ? t('unknown') : <Link to={paths.customer({ customer })}>{buyerName}</Link>}</dd>
        </div>
        <div>
          <dt>{t('ticket')}</dt>
          <dd>
            <Link to={paths.ticket({ key })}>{key}</Link>
            {ticket && (
              <span className="zg-complaint-ticket">
                <Status tone={TICKET_TONES[ticket.state]} word={tickets(ticket.state)} />
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('order')}</dt>
          <dd>{order === '' ? '—' : <Link to={paths.order({ number: order })}>{order}</Link>}</dd>
        </div>
        <div>
          <dt>{t('goods')}</dt>
          <dd>{sku === '' ? '—' : <Link to={paths.quality({ sku })}>{sku}</Link>}</dd>
        </div>
        <div>
          <dt>{t('opened')}</dt>
          <dd className="zg-num">{t('openedBy', { time: format.time(openedAt), who: nameOf(openedBy) })}</dd>
        </div>
        <div>
          <dt>{t('due')}</dt>
          <dd className="zg-num">
            {due === undefined ? '—' : format.time(due)}
            {isOverdue(complaint, now) && <span className="zg-warning zg-complaint-late">{t('overdue')}</span>}
          </dd>
        </div>
      </dl>
      <Settable detail={detail} />
    </section>
  )
}

function Settable({ detail: { complaint } }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const words = useMessages(complaintWords)
  const run = useCommand()
  const nameOf = usePersonName()
  const whyNot = useWhyNot('complaint.set')
  const { key, severity, kind, owner = '' } = complaint
  const set = (fields: ComplaintFields, saw: ComplaintFields) =>
    void run({ kind: 'complaint.set', args: { key, set: fields }, saw }, { done: t('changed') })
  if (whyNot !== undefined)
    return (
      <p className="zg-row">
        <Status tone={SEVERITY_TONES[severity]} word={words(`severity.${severity}`)} /> · {words(`kind.${kind}`)} ·{' '}
        {owner === '' ? t('nobody') : nameOf(owner)}
      </p>
    )
  return (
    <div className="zg-complaint-fields">
      <Select
        label={t('severity')}
        value={severity}
        choices={SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) }))}
        onChange={(next) => {
          const chosen = SEVERITIES.find((each) => each === next)
          if (chosen) set({ severity: chosen }, { severity })
        }}
      />
      <Select
        label={t('kind')}
        value={kind}
        choices={COMPLAINT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        onChange={(next) => {
          const chosen = COMPLAINT_KINDS.find((each) => each === next)
          if (chosen) set({ kind: chosen }, { kind })
        }}
      />
      <Person label={t('owner')} value={owner} none={t('nobody')} onChange={(next) => next !== '' && set({ owner: next }, { owner })} />
    </div>
  )
}

/** Whether this has come before. */
function Alike({ detail: { alike } }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const format = useFormat()
  if (alike.length === 0) return null
  return (
    <section className="zg-complaint-part" aria-label={t('alike')}>
      <h2>{t('alike')}</h2>
      <ul className="zg-complaint-files">
        {alike.map(({ key, subject, openedAt }) => (
          <li key={key}>
            <Link to={paths.complaint({ key })}>{subject === '' ? key : subject}</Link>{' '}
            <span className="zg-second zg-small zg-num">{format.date(openedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
