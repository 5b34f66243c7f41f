import type { SyncArea } from '~/commerce/adapter'
import type { Cannot, Capabilities } from '~/commerce/capabilities'
import type { CommandKind } from '~/domain/command'
import { defineMessages, translate } from '~/lib/i18n'
import { type Write, WRITES } from './cannotWrites'

const messages = defineMessages('cannot', {
  zh: {
    readOnly: '“{{shop}}”的{{what}}在这里只能看，请到平台后台修改。',
    notKnown: '“{{shop}}”没有{{what}}，这里改了平台也不会知道。',
    notOffered: '“{{shop}}”的接口不提供修改{{what}}的功能，请到平台后台修改。',
    notAllowed: '当前令牌没有修改“{{shop}}”{{what}}的权限，请向平台管理员申请。',
    locations: '仓位',
    categories: '类目',
    products: '商品',
    stock: '库存',
    customers: '客户资料',
    orders: '订单',
  },
  en: {
    readOnly: '{{shop}} lets us read {{what}}, not change them. Do it on the platform itself.',
    notKnown: '{{shop}} does not know {{what}}, so it would never hear of this.',
    notOffered: '{{shop}} offers no way to change {{what}} from here. Do it on the platform itself.',
    notAllowed: 'The token of this connection may not change {{what}} of {{shop}}. Ask whoever manages the platform for the right.',
    locations: 'locations',
    categories: 'categories',
    products: 'products',
    stock: 'stock levels',
    customers: 'customers',
    orders: 'orders',
  },
})
const t = translate(messages)

/** Why a platform cannot, in words. */
export const cannotText = (cannot: Cannot, area: SyncArea, shop: string): string => t(cannot, { shop, what: t(area) })

/** Why a platform does not take this; undefined where it does, and where it has nothing to do with it. */
export function cannotWrite({ areas }: Capabilities, { area, fields, owned }: Write): Cannot | undefined {
  const { pull, push, records = push, fields: known, fixed = [] } = areas[area]
  // What the platform does not tell belongs to the shop, and so does a field that it does not know.
  if (pull !== true) return undefined
  if (fields === undefined) return push !== true ? push : records !== true ? records : undefined
  const whys = fields.map((field) =>
    !known.includes(field) ? (owned ? 'notOffered' : undefined) : push !== true ? push : fixed.includes(field) ? 'readOnly' : undefined,
  )
  return whys.includes(undefined) ? undefined : whys[0]
}

/** `record`: the command is to make a record or take one away. Fields: of what it can set these alone. */
export type WritesOf = 'record' | readonly string[]

/** Why a command cannot be carried out in a shop that is kept in step with this platform. A command of many fields can, where one of them can be set. */
export function whyCannot(can: Capabilities, shop: string, kind: CommandKind, of?: WritesOf): string | undefined {
  for (const { area, fields, owned } of (WRITES as Partial<Record<CommandKind, readonly Write[]>>)[kind] ?? []) {
    const asked = of === 'record' ? undefined : (of ?? fields)
    const cannot = cannotWrite(can, asked === undefined ? { area } : { area, fields: asked, owned })
    if (cannot) return cannotText(cannot, area, shop)
  }
  return undefined
}
