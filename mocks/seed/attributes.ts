import type { InWords } from '~/domain/metrics/definition'
import type { Attribute, Product } from '~/domain/product'
import { SEO_UNITS, textUnits } from '~/domain/seo'
import { Random } from './random'
import { DEPARTMENTS, type Leaf, type Season } from './tree'
import type { Words } from './words'

type Language = keyof InWords

interface Asked {
  key: string
  name: InWords
  required: boolean
  /** Of a choice. */
  values?: { zh: string[]; en: string[] }
}

const choice = (key: string, zh: string, en: string, values: [zh: string, en: string], required = true): Asked => ({
  key,
  name: { zh, en },
  required,
  values: { zh: values[0].split(','), en: values[1].split(',') },
})

const ORIGIN = choice('origin', '产地', 'Made in', ['浙江,福建,广东,江苏,景德镇,云南', 'China,Portugal,Italy,Turkey,Vietnam,India'], false)
const SEASON = choice('season', '适用季节', 'Season', ['四季,夏季,冬季,春秋', 'All year,Summer,Winter,Spring and autumn'])
const CARE = choice('care', '洗护方式', 'Care', ['机洗,手洗,干洗', 'Machine wash,Hand wash,Dry clean'])
const ROOM = choice('room', '适用空间', 'Room', ['客厅,卧室,书房,玄关', 'Living room,Bedroom,Study,Hall'])
const DISHWASHER = choice('dishwasher', '洗碗机', 'Dishwasher', ['可用,不可用', 'Safe,Not safe'])
const STORAGE = choice('storage', '储存方式', 'Storage', ['阴凉干燥,密封避光,冷藏', 'Cool and dry,Sealed and dark,Refrigerated'])
const SHELF_LIFE: Asked = { key: 'shelfLife', name: { zh: '保质期（天）', en: 'Shelf life (days)' }, required: true }
const FOR = choice('for', '适用人群', 'For', ['男女通用,女士,男士', 'Everybody,Women,Men'])
const PLACE = choice('place', '使用场景', 'Used for', ['露营,徒步,居家健身,通勤', 'Camping,Hiking,Training at home,Commuting'])

/** What the categories of each department are asked for. */
const ASKED: Readonly<Record<string, readonly Asked[]>> = {
  apparel: [SEASON, CARE, ORIGIN],
  accessories: [FOR, ORIGIN],
  home: [ROOM, ORIGIN],
  kitchen: [DISHWASHER, ORIGIN],
  pantry: [SHELF_LIFE, STORAGE, ORIGIN],
  outdoor: [PLACE, ORIGIN],
}

/** Attributes of a department, for its category. */
export const attributesAsked = (department: string, language: Language): Attribute[] =>
  (ASKED[department] ?? []).map(({ key, name, required, values }) => ({
    key,
    name: name[language],
    required,
    ...(values ? { kind: 'choice', values: values[language] } : { kind: 'number' }),
  }))

const SEASON_OF: Record<Season, number> = { even: 0, summer: 1, winter: 2, outdoor: 3, gift: 0 }
/** Shelf lives in days. */
const LIVES = [180, 360, 540, 720]
const FILLED = 0.85
const SEARCHED = 0.55

/** What most products tell besides title and description: some have not been filled in yet, as in any shop. */
export function tellMore(seed: number, words: Words, goods: readonly { product: Product; department: number; leaf: Leaf }[]): void {
  const random = Random.of(seed, 'attributes')
  const language = words.shop.currency === 'CNY' ? 'zh' : 'en'
  for (const { product, department, leaf } of goods) {
    const asked = ASKED[DEPARTMENTS[department].key] ?? []
    const attributes = Object.fromEntries(
      asked.flatMap(({ key, values }): [string, string][] => {
        const value =
          key === 'season'
            ? values?.[language][SEASON_OF[leaf.season]]
            : values
              ? random.pick(values[language])
              : String(random.pick(LIVES))
        return random.chance(FILLED) && value !== undefined ? [[key, value]] : []
      }),
    )
    if (Object.keys(attributes).length > 0) product.attributes = attributes
    if (random.chance(SEARCHED)) product.seo = seoOf(product, leaf, words, language)
  }
}

function seoOf({ title, description, brand }: Product, leaf: Leaf, { shop }: Words, language: Language): NonNullable<Product['seo']> {
  const name = leaf.name[language]
  return { title: `${title} | ${shop.name}`, description: shortened(description), keywords: [name, `${brand} ${name}`] }
}

/** As many whole sentences as a page of results shows. */
function shortened(description: string): string {
  let text = ''
  for (const sentence of description.split(/(?<=[。.]) ?/)) {
    const next = text === '' || sentence.endsWith('。') ? text + sentence : `${text} ${sentence}`
    if (textUnits(next) > SEO_UNITS.description.to) break
    text = next
  }
  return text
}
