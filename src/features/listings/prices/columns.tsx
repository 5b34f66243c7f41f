import { useMemo } from 'react'
import { Link } from 'react-router'
import { toDecimal } from '~/domain/money'
import type { PriceField } from '~/domain/price/priceRule'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PriceRow } from '~/store/priceList'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { useFormat } from '~/ui/UiContext'
import { heldText } from './heldText'
import { pricesMessages } from './messages'

/** Columns of the preview: of the SKUs that change, or of those that stay. */
export function usePriceColumns(
  show: 'changes' | 'held',
  field: PriceField,
): { columns: Column<PriceRow>[]; phoneRow: (row: PriceRow) => PhoneRow } {
  const t = useMessages(pricesMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const second = (text: string) => <span className="zg-second">{text}</span>
    const money = (key: string, title: string, of: (row: PriceRow) => number | undefined): Column<PriceRow> => ({
      key,
      title,
      width: 104,
      align: 'right',
      render: (row) => {
        const amount = of(row)
        return amount === undefined || (key === 'cost' && amount === 0) ? second('—') : format.price(amount, currency)
      },
      copy: (row) => {
        const amount = of(row)
        return amount === undefined ? undefined : toDecimal(amount, currency)
      },
    })
    const changeOf = ({ was, is }: PriceRow) => (was && is !== undefined ? is / was - 1 : undefined)
    // The margin of the price that will be: of a struck-out price or a floor it is the price's own.
    const marginOf = ({ is, price, cost }: PriceRow) => {
      const then = field === 'price' ? is : price
      return then && cost > 0 ? 1 - cost / then : undefined
    }
    const why = ({ why: reason }: PriceRow) => (reason === undefined ? '' : heldText(t, reason, field))
    const share = (
      key: string,
      title: string,
      of: (row: PriceRow) => number | undefined,
      text: (ratio: number) => string,
    ): Column<PriceRow> => ({
      key,
      title,
      width: 116,
      align: 'right',
      render: (row) => {
        const ratio = of(row)
        return ratio === undefined ? second('—') : text(ratio)
      },
      copy: of,
    })
    const name: Column<PriceRow> = {
      key: 'title',
      title: t('name'),
      width: 200,
      grow: true,
      render: ({ title }) => title,
      copy: ({ title }) => title,
    }
    const sku: Column<PriceRow> = {
      key: 'sku',
      title: t('sku'),
      width: 152,
      required: true,
      render: ({ sku: code }) => (
        <Link to={paths.product({ sku: code })} tabIndex={-1}>
          {code}
        </Link>
      ),
      copy: ({ sku: code }) => code,
    }
    const was = money('was', t('was'), (row) => row.was)
    const is = money('is', show === 'changes' ? t('is') : t('would'), (row) => row.is)
    const reason: Column<PriceRow> = { key: 'why', title: t('why'), width: 240, render: why, copy: why }
    const floor = money('floor', t('floor'), (row) => row.floor)
    const cost = money('cost', t('cost'), (row) => row.cost)
    const change = share('change', t('change'), changeOf, format.change)
    const columns =
      show === 'changes'
        ? [sku, name, was, is, change, share('margin', t('margin'), marginOf, format.percent), cost, floor]
        : [sku, name, reason, was, is, cost, floor]
    return {
      columns,
      phoneRow: (row) => ({
        title: row.title,
        figure: row.is === undefined ? '' : format.price(row.is, currency),
        second: show === 'changes' ? row.sku : why(row),
        secondFigure: row.was === undefined ? '' : format.price(row.was, currency),
      }),
    }
  }, [t, format, currency, show, field])
}
