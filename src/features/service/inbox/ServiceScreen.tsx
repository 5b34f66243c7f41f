import { useParams } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMessages } from '~/lib/i18n'
import { Page } from '~/ui/Page'
import { ConversationPane } from './ConversationPane'
import { inboxMessages } from './messages'
import './service.css'

/** The inbox: the queue, the conversation, the customer. */
export default function ServiceScreen() {
  const t = useMessages(inboxMessages)
  const { key } = useParams()
  return (
    <Page title={t('title')} fill filters={<AreaTabs of="service" />}>
      <div className="zg-service" data-open={key !== undefined || undefined}>
        <section className="zg-service-queue" aria-label={t('queue')} />
        <section className="zg-service-talk" aria-label={t('conversation')}>
          {key !== undefined && <ConversationPane ticketKey={key} />}
        </section>
        <aside className="zg-service-customer" aria-label={t('customer')} />
      </div>
    </Page>
  )
}
