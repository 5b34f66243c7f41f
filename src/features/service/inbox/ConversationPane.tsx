import { lazy, Suspense } from 'react'
import { useKeyHint } from '~/features/service/keys/useServiceKeys'
import { useMessages } from '~/lib/i18n'
import { Empty } from '~/ui/Empty'
import { BackIcon, CustomersIcon } from '~/ui/icons'
import { inboxMessages } from './messages'

const Conversation = lazy(async () => ({ default: (await import('~/features/service/conversation/Conversation')).Conversation }))

interface ConversationPaneProps {
  ticketKey: string | undefined
  /** The customer stands beside it. */
  beside: boolean
  onBack: () => void
  onCustomer: () => void
}

/** The middle of the inbox: what was said in the ticket that is open, and the way back to the list where only one pane has room. */
export function ConversationPane({ ticketKey, beside, onBack, onCustomer }: ConversationPaneProps) {
  const t = useMessages(inboxMessages)
  const hint = useKeyHint()
  if (ticketKey === undefined)
    return (
      <section className="zg-service-talk" aria-label={t('conversation')}>
        <Empty
          title={t('chooseTitle')}
          hint={t('chooseHint', { down: hint('down'), up: hint('up'), open: hint('open'), take: hint('take') })}
        />
      </section>
    )
  return (
    <section className="zg-service-talk" aria-label={t('conversation')}>
      <div className="zg-pane-bar">
        <button type="button" className="zg-pane-back" title={hint('back')} onClick={onBack}>
          <BackIcon />
          {t('backToList')}
        </button>
        <span className="zg-grow" />
        <button type="button" className="zg-pane-back" title={hint('customer')} aria-pressed={beside} onClick={onCustomer}>
          <CustomersIcon />
          {t(beside ? 'hideCustomer' : 'showCustomer')}
        </button>
      </div>
      <Suspense fallback={<TalkWaiting />}>
        <Conversation ticketKey={ticketKey} />
      </Suspense>
    </section>
  )
}

/** The shape of what comes. */
function TalkWaiting() {
  return (
    <div className="zg-talk-waiting" aria-busy="true">
      <span className="zg-skeleton zg-skeleton-title" />
      <span className="zg-skeleton" />
      <span className="zg-skeleton" />
      <span className="zg-skeleton" />
    </div>
  )
}
