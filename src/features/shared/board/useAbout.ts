import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { useFilterLabel } from './labels'
import { messages } from './messages'
import type { Board } from './useBoard'
import { FILTER_NAMES } from './view'
import { viewMessages } from './viewMessages'
import { metricWords } from './words'

export type Line = readonly [name: string, text: string]

/**
 * What an exported figure has to say of itself: shop, days, comparison, filters, what counts, and the definition of each metric. `own`: what is said in place of
 * the board's.
 */
export function useAbout(board: Board, metrics: readonly MetricId[], own?: readonly Line[]): readonly Line[] {
  const t = useMessages(messages)
  const tView = useMessages(viewMessages)
  const memberName = useFilterLabel(board)
  const { language, format } = useUi()
  const name = useShop((shop) => shop.name)
  const { view, window, compare, data } = board
  const days = ({ from, to }: { from: number; to: number }) =>
    tView('range.days', { from: format.day(from), to: format.day(to - 1), count: to - from })
  const filters = FILTER_NAMES.flatMap((filter): Line[] => {
    const values = view.filters[filter] ?? []
    return values.length ? [[tView(`filter.${filter}`), values.map((value) => memberName(filter, value)).join(' / ')]] : []
  })
  const { scope } = view
  const counted = (on: boolean) => tView(on ? 'scope.on' : 'scope.off')
  const ofBoard = (): readonly Line[] => [
    [tView('range'), `${days(window)} (${format.zoneName()})`],
    ...(compare === undefined
      ? []
      : [
          [
            tView('compare'),
            t('about.compare', { text: typeof compare === 'object' ? days(compare) : tView(`compare.${compare}`) }),
          ] as const,
        ]),
    [t('about.newest'), format.time(data.newest)],
    ...filters,
    [tView('scope.nonProducts'), counted(scope.nonProducts)],
    [tView('scope.free'), counted(scope.free)],
    [tView('scope.unknown'), tView(`scope.unknown.${scope.unknownBuyers}`)],
    [tView('scope.refunds'), tView(scope.refundsOn === 'order' ? 'scope.refunds.order' : 'scope.refunds.own')],
  ]
  return [
    ...(name ? [[t('about.shop'), name] as const] : []),
    ...(own ?? ofBoard()),
    ...metrics.map((id): Line => {
      const words = metricWords(id, language)
      return [words.name, `${words.formula} · ${words.rows} · ${t('definition.versionOf', { id, version: words.version })}`]
    }),
  ]
}
