import { download } from '~/features/shared/download'
import { useMessages } from '~/lib/i18n'
import { formatDay } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import { DownloadIcon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { showToast } from '~/ui/Toast'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { type Line, useAbout } from './useAbout'
import type { Board } from './useBoard'
import type { MetricId } from '~/domain/metric'

export interface ExportMenuProps {
  board: Board
  title: string
  table: ChartTable
  /** Said of in the file. */
  metrics: readonly MetricId[]
  /** The drawing, where there is one, and its height. */
  picture?: { option: ChartOption; height: number }
  /** As of RowsExport. */
  own?: readonly Line[] | undefined
}

/** Wide enough for a slide. */
const WIDTH = 1080
const FORBIDDEN = /[\\/:*?"<>|]+/g

const KINDS = ['png', 'svg', 'csv', 'xlsx'] as const
type Kind = (typeof KINDS)[number]

/** The figures as a file, with what they mean: a picture, or their numbers. */
export function ExportMenu({ board, title, table, metrics, picture, own }: ExportMenuProps) {
  const t = useMessages(messages)
  const { mode } = useUi()
  const shop = useShop(({ name }) => name)
  const about = useAbout(board, metrics, own)
  const make = async (kind: Kind): Promise<Blob> => {
    if (kind === 'csv' || kind === 'xlsx') {
      const { figuresCsv, figuresXlsx } = await import('./exportFigures')
      return kind === 'csv' ? figuresCsv({ title, table, about }) : figuresXlsx({ title, table, about }, t('about.sheet'))
    }
    if (!picture) throw new Error('there is no drawing')
    const { chartPicture } = await import('~/ui/chartPicture')
    const lines = about.map(([name, text]) => `${name}: ${text}`)
    return chartPicture({ ...picture, title, about: lines, tokens: chartTokens(mode), width: WIDTH }, kind)
  }
  const save = async (kind: Kind) => {
    const days = own ? '' : `${formatDay(board.window.from)} ${formatDay(board.window.to - 1)}`
    const name = [shop, title, days].filter(Boolean).join(' ').replace(FORBIDDEN, ' ').replace(/ +/g, ' ')
    try {
      download(await make(kind), `${name}.${kind}`)
    } catch {
      showToast(t('export.failed'), { tone: 'bad' })
    }
  }
  const kinds = picture ? KINDS : (['csv', 'xlsx'] as const)
  return (
    <Menu
      label={t('export')}
      button={
        <>
          <DownloadIcon />
          <span className="zg-hidden">{`${t('export')}: ${title}`}</span>
        </>
      }
      groups={[kinds.map((kind) => ({ key: kind, label: t(`export.${kind}`), onPick: () => void save(kind) }))]}
      alignEnd
    />
  )
}
