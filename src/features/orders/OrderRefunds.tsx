import type { Order } from '~/domain/order'
import { useMessages } from '~/lib/i18n'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { drawerMessages } from './drawerMessages'

/** Money given back: goods, shipping and tax apart. */
export function OrderRefunds({ order: { refunds, currency } }: { order: Order }) {
  const t = useMessages(drawerMessages)
  const format = useFormat()
  if (refunds.length === 0) return null
  return (
    <section>
      <h3>{t('refunds')}</h3>
      <div className="zg-table-scroll">
        <table className="zg-table" aria-label={t('refunds')}>
          <thead>
            <tr>
              <th scope="col">{t('refunds')}</th>
              <th scope="col">{t('goods')}</th>
              <th scope="col">{t('shipping')}</th>
              <th scope="col">{t('tax')}</th>
            </tr>
          </thead>
          <tbody>
            {refunds.map(({ at, goods, shipping, tax, line, dated }, i) => (
              <tr key={i}>
                <td>
                  {t('refundOn', { date: format.time(at) })} {line !== undefined && <Chip>{t('ofLine', { line: line + 1 })}</Chip>}{' '}
                  {!dated && <Chip>{t('undated')}</Chip>}
                </td>
                <td className="zg-num">{format.price(goods, currency)}</td>
                <td className="zg-num">{format.price(shipping, currency)}</td>
                <td className="zg-num">{format.price(tax, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
