import { useMemo } from 'react'
import { Link } from 'react-router'
import { toDecimal } from '~/domain/money'
import { PromotionState } from '~/features/promotions/frame/PromotionState'
import { windowText } from '~/features/promotions/frame/windowText'
import { promotionMessages } from '~/features/promotions/messages'
import { isoTime } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { useFormat } from '~/ui/UiContext'
import { listMessages } from './messages'
import type { PromotionRow } from './view'

/** Where a row leads: to what is looked at of a promotion in its state. */
export function pathOf({ promotion: { key }, state }: PromotionRow): string {
  if (state === 'running' || state === 'paused') return paths.promotionRoom({ key })
  return state === 'ended' || state === 'judged' ? paths.promotionJudgement({ key }) : paths.promotion({ key })
}

export function usePromotionColumns(): { columns: Column<PromotionRow>[]; phoneRow: (row: PromotionRow) => PhoneRow } {
  const t = useMessages(listMessages)
  const words = useMessages(promotionMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const link = (row: PromotionRow) => (
      <Link to={pathOf(row)} tabIndex={-1}>
        {row.promotion.name}
      </Link>
    )
    const kinds = ({ kinds: all }: PromotionRow) => all.map((kind) => words(`kind.${kind}`)).join(' · ')
    const money = (value: number) => <span title={format.money(value)}>{format.moneyShort(value)}</span>
    const amount = (value: number) => (value > 0 ? money(toDecimal(value, currency)) : '')
    const reached = ({ actual, promotion: { expected } }: PromotionRow) =>
      actual === undefined || expected.gmv <= 0 ? undefined : actual / toDecimal(expected.gmv, currency)
    const share = (row: PromotionRow) => {
      const of = reached(row)
      return of === undefined ? '' : format.percent(of, 0)
    }
    return {
      columns: [
        { key: 'name', title: t('name'), width: 150, grow: true, sortable: true, required: true, render: link, copy: ({ promotion }) => promotion.name }, // prettier-ignore
        { key: 'state', title: t('state'), width: 104, sortable: true, render: ({ state }) => <PromotionState state={state} />, copy: ({ state }) => words(`state.${state}`) }, // prettier-ignore
        { key: 'kind', title: t('kind'), width: 124, render: kinds, copy: kinds },
        { key: 'goal', title: t('goal'), width: 112, render: ({ promotion }) => words(`goal.${promotion.goal}`), copy: ({ promotion }) => words(`goal.${promotion.goal}`) }, // prettier-ignore
        {
          key: 'from',
          title: t('window'),
          width: 152,
          align: 'right',
          sortable: true,
          render: ({ promotion }) => windowText(promotion, format, zone),
          copy: ({ promotion }) => `${isoTime(promotion.from, zone)} – ${isoTime(promotion.to, zone)}`,
        },
        {
          key: 'expected',
          title: t('expected'),
          width: 112,
          align: 'right',
          sortable: true,
          render: ({ promotion }) => amount(promotion.expected.gmv),
          copy: ({ promotion }) => (promotion.expected.gmv > 0 ? toDecimal(promotion.expected.gmv, currency) : undefined),
        },
        {
          key: 'actual',
          title: t('actual'),
          width: 104,
          align: 'right',
          sortable: true,
          render: ({ actual }) => (actual === undefined ? '' : money(actual)),
          copy: ({ actual }) => actual,
        },
        { key: 'reached', title: t('reached'), width: 88, hidden: true, align: 'right', render: share, copy: reached },
        {
          key: 'budget',
          title: t('budget'),
          width: 100,
          align: 'right',
          sortable: true,
          render: ({ promotion }) => amount(promotion.budget),
          copy: ({ promotion }) => (promotion.budget > 0 ? toDecimal(promotion.budget, currency) : undefined),
        },
      ],
      phoneRow: (row) => ({
        title: link(row),
        figure: row.actual === undefined ? amount(row.promotion.expected.gmv) : format.moneyShort(row.actual),
        second: (
          <span className="zg-row">
            <PromotionState state={row.state} />
            {windowText(row.promotion, format, zone)}
          </span>
        ),
        secondFigure: row.actual === undefined ? '' : share(row) && t('reachedOf', { share: share(row) }),
      }),
    }
  }, [t, words, format, currency, zone])
}
