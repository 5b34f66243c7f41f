import type { BulkCommand, BulkRule } from '~/domain/listingBulk'
import { defineMessages } from '~/lib/i18n'
import type { Said, Sentences } from './sentences'

/** What the history says of changes to many products at once, and why one is refused. */
export const bulkMessages = defineMessages('bulk', {
  zh: {
    'catalog.bulk': '批量修改了 {{count, number}} 个商品',
    'catalog.bulk.addTags': '给 {{count, number}} 个商品加了标签“{{what}}”',
    'catalog.bulk.removeTags': '从 {{count, number}} 个商品去掉了标签“{{what}}”',
    'catalog.bulk.brand': '把 {{count, number}} 个商品的品牌改为“{{what}}”',
    'catalog.bulk.category': '修改了 {{count, number}} 个商品的类目',
    'catalog.bulk.supplier': '修改了 {{count, number}} 个商品的供应商',
    'bulk.nothing': '请先填写要修改的内容。',
    'bulk.category': '这个类目已经不在了，请另选一个。',
    'bulk.supplier': '这个供应商已经不在了，请另选一个。',
    'bulk.tagLong': '标签和品牌最多 {{most}} 个字。',
    'bulk.tagsMany': '“{{title}}”的标签会超过 {{most}} 个，请先去掉一些。',
  },
  en: {
    'catalog.bulk': 'Changed {{count, number}} products at once',
    'catalog.bulk_one': 'Changed a product',
    'catalog.bulk.addTags': 'Tagged {{count, number}} products "{{what}}"',
    'catalog.bulk.addTags_one': 'Tagged a product "{{what}}"',
    'catalog.bulk.removeTags': 'Took the tag "{{what}}" off {{count, number}} products',
    'catalog.bulk.removeTags_one': 'Took the tag "{{what}}" off a product',
    'catalog.bulk.brand': 'Set the brand of {{count, number}} products to "{{what}}"',
    'catalog.bulk.brand_one': 'Set the brand of a product to "{{what}}"',
    'catalog.bulk.category': 'Moved {{count, number}} products to another category',
    'catalog.bulk.category_one': 'Moved a product to another category',
    'catalog.bulk.supplier': 'Set the supplier of {{count, number}} products',
    'catalog.bulk.supplier_one': 'Set the supplier of a product',
    'bulk.nothing': 'Say first what to change.',
    'bulk.category': 'That category is not there any more. Choose another.',
    'bulk.supplier': 'That supplier is not there any more. Choose another.',
    'bulk.tagLong': 'A tag or a brand has at most {{most}} characters.',
    'bulk.tagsMany': '"{{title}}" would have more than {{most}} tags. Take some off first.',
  },
} satisfies { zh: Record<BulkRule | BulkCommand['kind'], string> & Record<string, string>; en: Record<string, string> })

export const bulkSentences: Sentences<BulkCommand> = {
  'catalog.bulk': ({ args: { keys, set } }): Said => {
    const { addTags = [], removeTags = [], brand, category, supplier } = set
    const count = keys.length
    const kinds = [addTags.length > 0, removeTags.length > 0, brand !== undefined, category !== undefined, supplier !== undefined]
    if (kinds.filter(Boolean).length !== 1) return { facts: { count } }
    if (addTags.length > 0) return { key: 'catalog.bulk.addTags', facts: { count, what: addTags.join(', ') } }
    if (removeTags.length > 0) return { key: 'catalog.bulk.removeTags', facts: { count, what: removeTags.join(', ') } }
    if (brand !== undefined) return { key: 'catalog.bulk.brand', facts: { count, what: brand } }
    return { key: category === undefined ? 'catalog.bulk.supplier' : 'catalog.bulk.category', facts: { count } }
  },
}
