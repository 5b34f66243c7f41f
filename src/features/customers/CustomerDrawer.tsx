import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { CustomerDetail } from '~/store/lists'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Empty } from '~/ui/Empty'
import { CustomerPoints } from '~/features/shared/members/CustomerPoints'
import { Pending } from '~/features/shared/Pending'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { RecordNote } from '~/features/shared/RecordNote'
import { RecordWork } from '~/features/shared/RecordWork'
import { TicketList } from '~/features/shared/TicketList'
import { CustomerOrders } from './CustomerOrders'
import { CustomerTags } from './CustomerTags'
import { CustomerTier } from './CustomerTier'
import { CustomerValue } from './CustomerValue'
import { EraseCustomer } from './EraseCustomer'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import { WhoTheyAre } from './WhoTheyAre'

/** One customer, over the list, at /customers/:customer. */
export default function CustomerDrawer() {
  const t = useMessages(customerMessages)
  const { customer = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { data: detail, isPending } = useQuery(customerQueries.customer(customer))
  const close = () => void navigate({ pathname: paths.customers(), search })
  const title = detail === null ? t('notFoundTitle') : detail?.erased ? t('erasedTitle') : (detail?.row.name ?? t('name'))
  return (
    <DetailDrawer wide title={title} onClose={close}>
      {isPending && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {detail === null && <Empty title={t('notFoundTitle')} hint={t('notFoundHint')} />}
      {detail && <CustomerBody key={customer} detail={detail} onErased={close} />}
    </DetailDrawer>
  )
}

function CustomerBody({ detail, onErased }: { detail: CustomerDetail; onErased: () => void }) {
  const t = useMessages(customerMessages)
  const { row, note, tags, tickets } = detail
  const on = nameOfRecord({ kind: 'customer', key: row.customer })
  return (
    <div className="zg-stack">
      <Pending area="customers" of={row.customer} worded />
      <WhoTheyAre on={on} detail={detail} />
      <CustomerValue row={row} />
      <CustomerTier customer={row.customer} tier={row.tier} />
      <CustomerPoints customer={row.customer} />
      <CustomerTags customer={row.customer} tags={tags} />
      <CustomerOrders detail={detail} />
      <TicketList tickets={tickets} />
      <RecordNote
        place={`customer/${row.customer}/note`}
        title={t('note')}
        done={t('noteSaved')}
        saved={note}
        toIntent={(text) => ({ kind: 'customer.edit', args: { customer: row.customer, set: { note: text } }, saw: { note } })}
      />
      <RecordWork on={on} />
      <RecordHistory on={on} />
      <EraseCustomer detail={detail} onErased={onErased} />
    </div>
  )
}
