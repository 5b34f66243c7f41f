import { useQuery } from '@tanstack/react-query'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { stockQueries } from './queries'
import { shippedMessages } from './shippedMessages'
import './stockScreens.css'

/** Says that orders were shipped of which the ledger knows nothing, and leads to booking them. It is looked up after the list stands. */
export function ShippedNotice({ onOpen }: { onOpen: () => void }) {
  const t = useMessages(shippedMessages)
  const { data } = useQuery(stockQueries.shipped())
  const count = data ? data.lines + data.rest + data.shortLines : 0
  if (count === 0) return null
  return (
    <div className="zg-shipped-notice" role="status">
      <span>{t('notice', { count })}</span>
      <Button size="small" onClick={onOpen}>
        {t('open')}
      </Button>
    </div>
  )
}
