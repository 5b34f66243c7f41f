import { useMemo } from 'react'
import { toDecimal } from '~/domain/money'
import type { QualityGroup } from '~/domain/quality'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { QualityRow } from '~/store/qualityList'
import { qualityMessages } from './messages'
import { RateLine } from './RateLine'
import { nameOf, rateText, spikeText, usualOf } from './rates'

export function useQualityColumns(by: QualityGroup): { columns: Column<QualityRow>[]; phoneRow: (row: QualityRow) => PhoneRow } {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const name = (row: QualityRow) => <span title={`${row.sku} ${row.title}`}>{nameOf(row, t('opening'))}</span>
    const badge = (row: QualityRow) =>
      row.spike ? (
        <span title={spikeText(row, t, format)}>
          <Status tone={row.spike.is === 'spike' ? 'bad' : 'attention'} word={t(row.spike.is)} />
        </span>
      ) : (
        ''
      )
    const weeks = (row: QualityRow) => (
      <RateLine weeks={row.weeks} label={t('weeksLabel', { values: row.weeks.map((week) => rateText(week, format)).join(', ') })} />
    )
    const supplier: Column<QualityRow> = {
      key: 'supplier',
      title: t('supplier'),
      width: 148,
      render: ({ supplierName }) => supplierName,
      copy: ({ supplierName }) => supplierName,
    }
    const signs = ({ signs: { return: back, complaint, review, refund } }: QualityRow) => [back, complaint, review, refund].join(' / ')
    return {
      columns: [
        {
          key: 'name',
          title: t(by === 'sku' ? 'name' : by),
          width: 220,
          grow: true,
          required: true,
          render: name,
          copy: (row) => nameOf(row, t('opening')),
        },
        {
          key: 'standing',
          title: t('standing'),
          width: 148,
          sortable: true,
          render: badge,
          copy: (row) => (row.spike ? t(row.spike.is) : ''),
        },
        { key: 'rate', title: t('rate'), width: 84, align: 'right', sortable: true, render: ({ now }) => rateText(now, format), copy: ({ now }) => now.cases / now.units }, // prettier-ignore
        { key: 'usual', title: t('usual'), width: 84, align: 'right', render: (row) => rateText(usualOf(row), format), copy: (row) => rateText(usualOf(row), format) }, // prettier-ignore
        { key: 'trend', title: t('trend'), width: 136, render: weeks },
        { key: 'cases', title: t('trouble'), width: 84, align: 'right', sortable: true, render: ({ now }) => format.count(now.cases), copy: ({ now }) => now.cases }, // prettier-ignore
        { key: 'units', title: t('units'), width: 92, align: 'right', sortable: true, render: ({ now }) => format.count(now.units), copy: ({ now }) => now.units }, // prettier-ignore
        { key: 'signs', title: t('signs'), width: 230, hidden: true, align: 'right', render: signs, copy: signs },
        ...(by === 'supplier' ? [] : [supplier]),
        {
          key: 'refunds',
          title: t('refunds'),
          width: 104,
          align: 'right',
          sortable: true,
          render: ({ refunds }) => (refunds > 0 ? format.amount(refunds, currency) : ''),
          copy: ({ refunds }) => (refunds > 0 ? toDecimal(refunds, currency) : undefined),
        },
        { key: 'case', title: t('hasCase'), width: 84, hidden: true, render: ({ open }) => (open === undefined ? '' : t('hasCase')), copy: ({ open }) => (open === undefined ? '' : t('hasCase')) }, // prettier-ignore
      ],
      phoneRow: (row) => ({
        title: name(row),
        figure: rateText(row.now, format),
        second: row.spike ? badge(row) : t('tally', { cases: row.now.cases, units: row.now.units, rate: rateText(row.now, format) }),
        secondFigure: `${t('usual')} ${rateText(usualOf(row), format)}`,
      }),
    }
  }, [t, format, currency, by])
}
