import { AD_LAW } from './adLaw'
import { CONTACT } from './contact'
import { ENGLISH } from './english'
import { MEDICAL } from './medical'
import { AMAZON, DOUYIN, PINDUODUO, SHOPIFY, TAOBAO } from './platforms'
import { PRICE_CLAIMS } from './priceClaims'
import { type LintRule, type Said, said } from './rule'
import { SERVICE } from './service'

/** Sets of rules that are switched on together. */
export const PACK_IDS = ['adLaw', 'medical', 'contact', 'price', 'taobao', 'pinduoduo', 'douyin', 'amazon', 'shopify', 'english'] as const
export type PackId = (typeof PACK_IDS)[number]

export interface Pack {
  name: Said
  about: Said
  rules: readonly LintRule[]
}

export const PACKS: Readonly<Record<PackId, Pack>> = {
  adLaw: {
    name: said('广告法', "China's advertising law"),
    about: said('绝对化用语、国家机关、专利、迷信', 'Absolute words, the state, patents, superstition'),
    rules: AD_LAW,
  },
  medical: {
    name: said('医疗宣称', 'Medical claims'),
    about: said('非医疗商品宣称疗效', 'Effects claimed for goods that are not medical'),
    rules: MEDICAL,
  },
  contact: {
    name: said('联系方式', 'Contact details'),
    about: said('电话、微信、QQ、外链、邮箱', 'Phone numbers, WeChat, QQ, links, e-mail'),
    rules: CONTACT,
  },
  price: {
    name: said('价格宣传', 'Price claims'),
    about: said('全网最低、原价、虚假紧迫感', 'Lowest anywhere, original price, false urgency'),
    rules: PRICE_CLAIMS,
  },
  taobao: {
    name: said('淘宝 / 天猫', 'Taobao / Tmall'),
    about: said('标题 60 个字符、特殊符号', 'Titles of 60 half-width characters, symbols'),
    rules: TAOBAO,
  },
  pinduoduo: { name: said('拼多多', 'Pinduoduo'), about: said('标题 60 个字符、特殊符号', 'Title length, symbols'), rules: PINDUODUO },
  douyin: { name: said('抖店', 'Douyin'), about: said('标题 8–30 个汉字、特殊符号', 'Title length, symbols'), rules: DOUYIN },
  amazon: {
    name: said('亚马逊', 'Amazon'),
    about: said('标题 200 个字符、禁用字符、促销用语', 'Titles of 200 characters, forbidden characters, offers'),
    rules: AMAZON,
  },
  shopify: {
    name: said('Shopify', 'Shopify'),
    about: said('标题和搜索描述的长度', 'Length of titles and search descriptions'),
    rules: SHOPIFY,
  },
  english: {
    name: said('英文广告（FTC）', 'English advertising (FTC)'),
    about: said('最佳、第一、疗效、保证、认证', 'Best, #1, cures, guarantees, approvals'),
    rules: ENGLISH,
  },
}

/** What a shop starts with, by its currency; the laws of both languages where that is not set yet. */
export function packsFor(currency: string | undefined): PackId[] {
  if (currency === undefined) return ['adLaw', 'medical', 'contact', 'price', 'english']
  return currency === 'CNY' ? ['adLaw', 'medical', 'contact', 'price', 'taobao'] : ['english', 'contact', 'price', 'shopify']
}

/** The pack of a rule by its id. */
export const packOf = (rule: string): PackId | undefined => PACK_IDS.find((id) => rule.startsWith(`${id}.`))

/** Answers to customers are always looked at by rules of their own, which no switch belongs to. */
export const ruleOf = (id: string): LintRule | undefined => {
  const pack = packOf(id)
  return (pack ? PACKS[pack].rules : SERVICE).find((rule) => rule.id === id)
}
