import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { useKeyHint } from '~/features/service/keys/useServiceKeys'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { Button } from '~/ui/Button'
import { ChevronIcon } from '~/ui/icons'
import { Page } from '~/ui/Page'
import { ConversationPane } from './ConversationPane'
import { CustomerPane } from '~/features/service/customer/CustomerPane'
import { inboxMessages } from './messages'
import { useSheet } from './opened'
import { NewOnes } from './NewOnes'
import { QueuePane } from './QueuePane'
import { useInboxKeys } from './useInboxKeys'
import { useOpen, useQueue } from './useQueue'
import { useTakeNext } from './useTakeNext'
import { useTargets } from './useTargets'
import { useTicketActions } from './useTicketActions'
import { inboxView } from './view'
import '~/features/shared/personal.css'
import './service.css'
import './queue.css'

const InboxViews = lazy(async () => ({ default: (await import('./InboxViews')).InboxViews }))
const NewTicketSheet = lazy(async () => ({ default: (await import('./NewTicketSheet')).NewTicketSheet }))
const GoToView = lazy(async () => ({ default: (await import('./GoToView')).GoToView }))

/** Where the customer stands beside the conversation without being asked for. */
const WIDE_PX = 1180

/** The inbox: the queue, the conversation, the customer. */
export default function ServiceScreen() {
  const t = useMessages(inboxMessages)
  const hint = useKeyHint()
  const { key } = useParams()
  const [view, set] = useUrlState(inboxView)
  const queue = useQueue(view, key)
  const actions = useTicketActions(useTargets(queue, key), queue.selecting.clear)
  const open = useOpen(key)
  const take = useTakeNext(queue, key, open)
  const [sheet, setSheet] = useSheet()
  const [beside, setBeside] = useState(() => innerWidth >= WIDE_PX)
  useTakeOnArrival(sheet === 'take', () => {
    setSheet(undefined)
    take()
  })
  const searchBox = useRef<HTMLInputElement>(null)
  const whyNot = useWhyNot('ticket.open')
  const back = useInboxKeys({
    queue,
    actions,
    openKey: key,
    searchBox,
    take,
    onNew: whyNot === undefined ? () => setSheet('new') : undefined,
    onViews: () => setSheet('views'),
    onCustomer: () => setBeside(!beside),
  })
  return (
    <Page
      title={t('title')}
      fill
      aside={queue.total !== undefined && view.state.length === 0 && t('waiting', { count: queue.total })}
      actions={
        <>
          <Button hint={`${t('takeHint')} (${hint('take')})`} disabledReason={actions.whyNot} onClick={take}>
            {t('take')}
          </Button>
          <Button type="primary" hint={hint('newTicket')} disabledReason={whyNot} onClick={() => setSheet('new')}>
            {t('newTicket')}
          </Button>
        </>
      }
      filters={
        <>
          <AreaTabs of="service" />
          <div className="zg-views-room zg-inbox-views">
            <Suspense fallback={null}>
              <InboxViews />
            </Suspense>
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('goToView')}
              title={`${t('goToView')} (${hint('views')})`}
              onClick={() => setSheet('views')}
            >
              <ChevronIcon />
            </button>
          </div>
        </>
      }
    >
      <div className="zg-service" data-open={key !== undefined || undefined} data-customer={(key !== undefined && beside) || undefined}>
        <section className="zg-service-queue" aria-label={t('queue')}>
          <QueuePane view={view} set={set} queue={queue} actions={actions} openKey={key} searchBox={searchBox} />
        </section>
        <ConversationPane ticketKey={key} beside={beside} onBack={back} onCustomer={() => setBeside(!beside)} />
        {key !== undefined && beside && <CustomerPane ticketKey={key} onBack={() => setBeside(false)} />}
      </div>
      <NewOnes queue={queue} />
      {actions.sheet}
      <Suspense fallback={null}>
        {sheet === 'new' && <NewTicketSheet onClose={() => setSheet(undefined)} onOpened={open} />}
        {sheet === 'views' && <GoToView onClose={() => setSheet(undefined)} />}
      </Suspense>
    </Page>
  )
}

/** The palette has led here to take the next ticket: once. */
function useTakeOnArrival(asked: boolean, take: () => void) {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (asked) latest.current()
  }, [asked])
}
