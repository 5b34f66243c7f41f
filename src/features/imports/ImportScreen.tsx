import { useMessages } from '~/lib/i18n'
import { useJobs } from '~/session/jobs'
import { useShop } from '~/session/shop'
import { Page } from '~/ui/Page'
import { CheckStep } from './CheckStep'
import { FileStep } from './FileStep'
import { PreviewStep } from './PreviewStep'
import { ProductSteps } from './ProductSteps'
import { productWizard } from './productWizard'
import { PromotionSteps } from './PromotionSteps'
import { promotionWizard } from './promotionWizard'
import { ReadingStep } from './ReadingStep'
import { ResultStep } from './ResultStep'
import { ReviewSteps } from './ReviewSteps'
import { reviewWizard } from './reviewWizard'
import { TicketSteps } from './TicketSteps'
import { ticketWizard } from './ticketWizard'
import { TrafficSteps } from './TrafficSteps'
import { messages } from './messages'
import { trafficWizard } from './trafficWizard'
import { useWizard } from './wizard'
import '~/features/shared/cells.css'
import './imports.css'

/** A file of orders, products, reviews, tickets, campaigns, traffic or advertising comes in: choose it, see how it is read, check it against the shop, import it. */
export default function ImportScreen() {
  const t = useMessages(messages)
  const { draft, jobId } = useWizard()
  const traffic = trafficWizard.use((wizard) => wizard.draft)
  const products = productWizard.use((wizard) => wizard.draft)
  const reviews = reviewWizard.use((wizard) => wizard.draft)
  const tickets = ticketWizard.use((wizard) => wizard.draft)
  const promotions = promotionWizard.use((wizard) => wizard.draft)
  const job = useJobs(({ jobs }) => jobs.find(({ id }) => id === jobId))
  const hasOrders = useShop((shop) => shop.hasOrders || shop.state !== 'open')
  return (
    <Page title={t('title')}>
      <div className="zg-wizard">
        {job?.kind === 'import' ? (
          <ResultStep job={job} />
        ) : (
          <>
            <FileStep />
            {traffic && <TrafficSteps draft={traffic} />}
            {products && <ProductSteps draft={products} />}
            {reviews && <ReviewSteps draft={reviews} />}
            {tickets && <TicketSteps draft={tickets} />}
            {promotions && <PromotionSteps draft={promotions} />}
            {draft && (
              <>
                <ReadingStep draft={draft} hasOrders={hasOrders} />
                <PreviewStep draft={draft} />
                <CheckStep draft={draft} hasOrders={hasOrders} />
              </>
            )}
          </>
        )}
      </div>
    </Page>
  )
}
