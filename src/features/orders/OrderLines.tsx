import { Link } from 'react-router'
import { orderProgress } from '~/domain/orderProgress'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useVocabulary } from '~/features/shared/vocabulary'
import { actTexts } from './actTexts'
import { drawerMessages } from './drawerMessages'

/** What was bought, line by line as in the file, and how far each line has come by what was done here. */
export function OrderLines({ detail: { base, acts } }: { detail: OrderDetail }) {
  const { lines, currency } = base
  const t = useMessages(drawerMessages)
  const words = useVocabulary()
  const format = useFormat()
  const told = useMessages(actTexts)
  const progress = orderProgress(base, acts).lines
  const isPart = progress.some(({ sent, left }) => left > 0 && sent > 0)
  const discounted = lines.some(({ discount }) => discount !== 0)
  return (
    <section>
      <h3>{t('lines')}</h3>
      <div className="zg-table-scroll">
        <table className="zg-table" aria-label={t('lines')}>
          <thead>
            <tr>
              <th scope="col">{t('sku')}</th>
              <th scope="col">{t('item')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('price')}</th>
              {discounted && <th scope="col">{t('discount')}</th>}
              <th scope="col">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ sku, title, quantity, price, discount, amount, kind, notSale }, i) => (
              <tr key={i} className={notSale ? 'zg-second' : undefined}>
                <td className="zg-nowrap">{sku && <Link to={paths.product({ sku })}>{sku}</Link>}</td>
                <td>
                  {title} {kind !== 'sale' && <Chip>{words.kind(kind)}</Chip>}{' '}
                  {notSale && <Chip>{t('notCounted', { reason: words.reason(notSale) })}</Chip>}{' '}
                  {isPart && progress[i].units > 0 && <Chip>{told('sentOf', { sent: progress[i].sent, units: progress[i].units })}</Chip>}{' '}
                  {progress[i].cancelled > 0 && <Chip>{told('cutOf', { count: progress[i].cancelled })}</Chip>}
                </td>
                <td className="zg-num">{format.count(quantity)}</td>
                <td className="zg-num">{format.price(price, currency)}</td>
                {discounted && <td className="zg-num">{format.price(discount, currency)}</td>}
                <td className="zg-num">{format.price(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
