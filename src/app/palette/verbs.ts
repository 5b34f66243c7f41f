import type { PersonRow } from '~/domain/person'
import { shopName, type ShopDoors } from '~/features/shared/useShopDoors'
import type { Language } from '~/lib/i18n'
import { paths } from '~/paths'
import type { Preferences } from '~/session/preferences'
import type { ShopEntry } from '~/session/shops'
import type { Both, Matched } from './match'
import { paletteMessages } from './messages'

/** Something to do from anywhere. A new area adds what makes them to VERBS. */
export interface Verb extends Matched {
  id: string
  /** Beside the name: a key, a kind. */
  aside?: string
  run: () => void
  /** Why it cannot be done now, in the reader's words. */
  whyNot?: string
}

/** All that a verb may need to know and to do. */
export interface Scene {
  go: (path: string) => void
  openSheet: () => void
  addShop: () => void
  language: Language
  preferences: Preferences
  setPreference: (change: Partial<Preferences>) => void
  shop: { id: string; connected: boolean; shops: readonly ShopEntry[]; doors: ShopDoors; whyNotLeave: string | undefined }
  people: { who: string; all: readonly PersonRow[]; nameOf: (key: string) => string; actAs: (who: string) => void }
  backup: { take: () => void; whyNot: string | undefined }
  /** The newest change that can be undone. */
  last: { what: string; undo: () => void } | undefined
}

type Key = keyof typeof paletteMessages.zh

const fill = (text: string, params: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '')

/** A text of the palette in both languages. */
const both = (key: Key, params: Readonly<Record<string, string>> = {}): Both => ({
  zh: fill(paletteMessages.zh[key], params),
  en: fill(paletteMessages.en[key], params),
})

const inLanguage = ({ language }: Scene, name: Both): string => (language === 'zh-CN' ? name.zh : name.en)

const work = (scene: Scene): Verb[] => [
  { id: 'import', name: both('importFile'), keywords: 'csv excel upload dr drddwj daoru', run: () => scene.go(paths.imports()) },
  {
    id: 'undo',
    name: both(scene.last ? 'undoWhat' : 'undo', { what: scene.last?.what ?? '' }),
    keywords: 'undo last change revert cx chexiao zuijin',
    run: () => scene.last?.undo(),
    whyNot: scene.last ? undefined : inLanguage(scene, both('nothingToUndo')),
  },
  {
    id: 'backup',
    name: both('backup'),
    keywords: 'save export download bf bfbd beifen',
    run: scene.backup.take,
    whyNot: scene.backup.whyNot,
  },
  { id: 'shortcuts', name: both('shortcuts'), keywords: 'keys help kjj kuaijiejian', aside: '?', run: scene.openSheet },
]

const STOCK = [
  { name: 'stockAdjust', does: 'adjust', keywords: 'move tz tzkc tiaozheng 变动' },
  { name: 'stockReceive', does: 'receive', keywords: 'goods in rk kcrk ruku 收货' },
  { name: 'stockTransfer', does: 'transfer', keywords: 'location db kcdb diaobo 移库' },
  { name: 'stockSell', does: 'sell', keywords: 'counter pos gt gtsc guitai 门店' },
  { name: 'stockReturn', does: 'return', keywords: 'refund th thrk tuihuo' },
  { name: 'stockFile', does: 'file', keywords: 'csv excel sheet ztdr kucun 表格' },
] as const

const stock = (scene: Scene): Verb[] => [
  ...STOCK.map(({ name, does, keywords }) => ({
    id: name,
    name: both(name),
    keywords,
    run: () => scene.go(paths.stock({ do: does })),
  })),
  { id: 'stockCount', name: both('stockCount'), keywords: 'count inventory pd pandian', run: () => scene.go(paths.counts()) },
]

const promotions = (scene: Scene): Verb[] => [
  {
    id: 'newPromotion',
    name: both('newPromotion'),
    keywords: 'plan campaign coupon xj xjhd huodong cuxiao 满减',
    run: () => scene.go(paths.newPromotion()),
  },
  {
    id: 'promotionCalendar',
    name: both('promotionCalendar'),
    keywords: 'gantt retail year yx yxrl rili 双11 618',
    run: () => scene.go(paths.promotionCalendar()),
  },
]

const TICKET_VIEWS = [
  { name: 'ticketsMine', view: 'mine', keywords: 'my inbox wd wdgd gongdan' },
  { name: 'ticketsNobody', view: 'nobody', keywords: 'unassigned inbox wfp weifenpei gongdan' },
  { name: 'ticketsLate', view: 'late', keywords: 'overdue sla breach cs chaoshi gongdan' },
] as const

const service = (scene: Scene): Verb[] => [
  {
    id: 'takeTicket',
    name: both('takeTicket'),
    keywords: 'next claim inbox j jxyg jie xiayige gongdan',
    run: () => scene.go(paths.service({ do: 'take' })),
  },
  {
    id: 'newTicket',
    name: both('newTicket'),
    keywords: 'call phone log xj xjgd gongdan dianhua 来电',
    run: () => scene.go(paths.service({ do: 'new' })),
  },
  ...TICKET_VIEWS.map(({ name, view, keywords }) => ({
    id: name,
    name: both(name),
    keywords,
    run: () => scene.go(paths.service({ view })),
  })),
]

const LOOKS = { light: 'qs qianse', dark: 'night ss shense', system: 'auto gsxt xitong' } as const
const ROWS = { compact: 'density jc jincou hg', normal: 'density bz biaozhun hg', roomy: 'density ks kuansong hg' } as const

function looks(scene: Scene): Verb[] {
  const { language, preferences, setPreference } = scene
  const already = inLanguage(scene, both('already'))
  return [
    {
      id: 'language',
      name: both('language'),
      keywords: 'language chinese english zhongwen yingwen yy yuyan 语言 中文 英文',
      run: () => setPreference({ language: language === 'en' ? 'zh-CN' : 'en' }),
    },
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme-${theme}`,
      name: both(theme),
      keywords: `theme mode colour color wg waiguan ${LOOKS[theme]}`,
      run: () => setPreference({ theme }),
      whyNot: preferences.theme === theme ? already : undefined,
    })),
    ...(['compact', 'normal', 'roomy'] as const).map((density) => ({
      id: `density-${density}`,
      name: both(density),
      keywords: ROWS[density],
      run: () => setPreference({ density }),
      whyNot: preferences.density === density ? already : undefined,
    })),
  ]
}

/** In a shop that is kept in step with an API. */
const connection = ({ shop, go }: Scene): Verb[] =>
  shop.connected
    ? [
        {
          id: 'connection',
          name: both('connection'),
          keywords: 'sync api token conflicts tb tongbu jklj 冲突',
          run: () => go(paths.connection()),
        },
      ]
    : []

function shops(scene: Scene): Verb[] {
  const { id: openId, shops: all, doors, whyNotLeave } = scene.shop
  const inDemo = all.some(({ id, kind }) => id === openId && kind === 'demo')
  return [
    ...all
      .filter(({ id }) => id !== openId)
      .map((shop) => ({
        id: `shop-${shop.id}`,
        name: both('enterShop', { name: shopName(shop) }),
        keywords: 'qhdp qiehuan open',
        run: () => void doors.enter(shop.id),
        whyNot: whyNotLeave,
      })),
    {
      id: 'demo',
      name: both('demo'),
      keywords: 'sample example ysdp yanshi',
      run: () => void doors.openDemo(),
      whyNot: inDemo ? inLanguage(scene, both('demoIsOpen')) : whyNotLeave,
    },
    { id: 'addShop', name: both('addShop'), keywords: 'create xj xjdp xinjian', run: scene.addShop, whyNot: whyNotLeave },
    {
      id: 'connect',
      name: both('connect'),
      keywords: 'api rest sync token lj ljjk lianjie jiekou tongbu 同步',
      run: () => scene.go(paths.connect()),
    },
    ...connection(scene),
    { id: 'manageShops', name: both('manageShops'), keywords: 'delete reset gldp guanli 删除 重置', run: () => scene.go(paths.shops()) },
  ]
}

const people = ({ people: { who, all, nameOf, actAs } }: Scene): Verb[] =>
  all
    .filter(({ key }) => key !== who)
    .map(({ key }) => ({
      id: `person-${key}`,
      name: both('actAs', { name: nameOf(key) }),
      keywords: 'person role switch user sf shenfen qh',
      run: () => actAs(key),
    }))

/** What makes the verbs of now, area by area. */
const VERBS: readonly ((scene: Scene) => Verb[])[] = [work, stock, promotions, service, shops, people, looks]

export const verbsOf = (scene: Scene): Verb[] => VERBS.flatMap((make) => make(scene))
