import type { InWords } from '~/domain/metrics/definition'

/** What may be chosen on a product's page. */
const CHOICES = ['wear', 'shoes', 'colour', 'bed', 'volume', 'weight', 'pieces', 'none'] as const
export type Choice = (typeof CHOICES)[number]

/** How demand runs over the year, January first. */
export const SEASONS = {
  even: [1, 0.95, 1, 1, 1, 1, 0.95, 0.95, 1, 1, 1.05, 1.05],
  summer: [0.4, 0.5, 0.8, 1.1, 1.5, 1.8, 1.8, 1.5, 1, 0.7, 0.45, 0.4],
  winter: [1.5, 1.1, 0.8, 0.5, 0.35, 0.3, 0.3, 0.4, 0.8, 1.4, 1.9, 1.8],
  outdoor: [0.5, 0.6, 1, 1.5, 1.7, 1.3, 1.2, 1.2, 1.4, 1.5, 0.7, 0.5],
  gift: [1.5, 1.1, 0.9, 0.9, 1, 0.9, 0.8, 0.9, 1.3, 1.1, 1.2, 1.5],
} as const satisfies Record<string, readonly number[]>
const SEASON_NAMES = ['even', 'summer', 'winter', 'outdoor', 'gift'] as const satisfies readonly (keyof typeof SEASONS)[]
export type Season = (typeof SEASON_NAMES)[number]

function oneOf<T extends string>(names: readonly T[], name: string): T {
  const found = names.find((one) => one === name)
  if (!found) throw new RangeError(`no ${name}`)
  return found
}

/** A leaf of the category tree, and what the goods in it are like. */
export interface Leaf {
  key: string
  name: InWords
  motif: string
  /** What such goods are called; product titles are made of them. */
  nouns: { zh: string[]; en: string[] }
  /** Yuan; dollars are a fifth. */
  price: [number, number]
  choice: Choice
  /** Grams. */
  weight: number
  /** Share of units that come back. */
  returns: number
  season: Season
  /** Weight among all leaves. */
  demand: number
}

export interface Group {
  key: string
  name: InWords
  /** Said before the noun in a title. */
  manners: { zh: string[]; en: string[] }
  leaves: Leaf[]
}

export interface Department {
  key: string
  name: InWords
  /** Sentences of a description. */
  features: { zh: string[]; en: string[] }
  groups: Group[]
}

/** `key|zh|en|motif|zh nouns|en nouns|from-to|choice|weight|returns %|season|demand` */
function leaf(row: string): Leaf {
  const [key, zh, en, motif, zhNouns, enNouns, price, choice, weight, returns, season, demand] = row.split('|')
  const [from, to] = price.split('-').map(Number)
  return {
    key,
    name: { zh, en },
    motif,
    nouns: { zh: zhNouns.split(','), en: enNouns.split(',') },
    price: [from, to],
    choice: oneOf(CHOICES, choice),
    weight: Number(weight),
    returns: Number(returns) / 100,
    season: oneOf(SEASON_NAMES, season),
    demand: Number(demand),
  }
}

const group = (key: string, name: InWords, manners: Group['manners'], rows: string[]): Group => ({
  key,
  name,
  manners,
  leaves: rows.map(leaf),
})
const words = (zh: string, en: string) => ({ zh: zh.split(','), en: en.split(',') })

const APPAREL: Department = {
  key: 'apparel',
  name: { zh: '服饰', en: 'Apparel' },
  features: {
    zh: [
      '面料经过预缩处理，机洗不易变形。',
      '领口与袖口双针走线，耐穿耐洗。',
      '版型适合日常通勤与周末出行。',
      '建议按平时尺码选购，详见尺码表。',
    ],
    en: [
      'Pre-shrunk, so it keeps its shape in the wash.',
      'Double-stitched at collar and cuffs.',
      'Cut for the office and the weekend.',
      'True to size; see the size chart.',
    ],
  },
  groups: [
    group(
      'tops',
      { zh: '上装', en: 'Tops' },
      words(
        '重磅纯棉,宽松落肩,复古水洗,亲肤柔软,日系简约,有机棉,通勤百搭,轻薄透气',
        'Heavyweight,Relaxed,Washed,Soft-touch,Everyday,Organic cotton,Commuter,Lightweight',
      ),
      [
        'tee|T恤|T-shirts|tee|圆领短袖T恤,口袋T恤,长袖打底T恤|crew-neck tee,pocket tee,long-sleeve tee|59-139|wear|220|9|summer|9',
        'shirt|衬衫|Shirts|shirt|牛津纺衬衫,法兰绒格纹衬衫,立领衬衫|Oxford shirt,flannel check shirt,band-collar shirt|129-259|wear|280|11|even|6',
        'knit|针织衫|Knitwear|knit|圆领羊毛衫,开衫外套,高领打底衫|merino crew,cardigan,roll-neck sweater|159-399|wear|420|12|winter|6',
        'hoodie|卫衣|Sweatshirts|hoodie|连帽卫衣,圆领卫衣,半拉链卫衣|pullover hoodie,crew sweatshirt,half-zip sweatshirt|139-289|wear|560|10|winter|5',
      ],
    ),
    group(
      'bottoms',
      { zh: '下装', en: 'Bottoms' },
      words(
        '亚麻混纺,修身弹力,轻薄透气,高腰显瘦,宽松舒适,通勤百搭,复古水洗',
        'Linen-blend,Stretch,Lightweight,High-rise,Relaxed,Commuter,Washed',
      ),
      [
        'trousers|休闲裤|Trousers|trousers|直筒休闲裤,锥形九分裤,工装裤|straight chinos,tapered trousers,cargo trousers|129-269|wear|520|13|even|5',
        'shorts|短裤|Shorts|shorts|亚麻短裤,速干运动短裤|linen shorts,quick-dry shorts|79-159|wear|260|9|summer|3',
        'dress|连衣裙|Dresses|dress|衬衫连衣裙,针织连衣裙,茶歇连衣裙|shirt dress,knit dress,tea dress|169-369|wear|380|16|summer|6',
      ],
    ),
    group(
      'outer',
      { zh: '外套', en: 'Outerwear' },
      words('加厚保暖,轻量防风,极简廓形,经典,可拆卸内胆', 'Warm-lined,Windproof,Minimal,Classic,Two-way'),
      [
        'coat|大衣|Coats|coat|双面羊毛大衣,短款呢大衣|wool wrap coat,short wool coat|499-999|wear|1400|14|winter|2',
        'down|羽绒服|Down jackets|coat|轻薄羽绒服,长款羽绒服|packable down jacket,long down parka|299-799|wear|900|12|winter|4',
      ],
    ),
  ],
}

const ACCESSORIES: Department = {
  key: 'accessories',
  name: { zh: '鞋包配饰', en: 'Shoes & bags' },
  features: {
    zh: ['五金件经过电镀处理，不易褪色。', '内里加固缝线，承重更稳。', '鞋底止滑纹路，雨天也稳。', '附赠防尘袋，可作礼物。'],
    en: [
      'Plated hardware that keeps its finish.',
      'Reinforced seams inside.',
      'Grippy sole for wet days.',
      'Comes in a dust bag, ready to give.',
    ],
  },
  groups: [
    group(
      'shoes',
      { zh: '鞋', en: 'Shoes' },
      words('轻便防滑,软底,透气,极简,厚底,日常', 'Lightweight,Soft-sole,Breathable,Minimal,Cushioned,Everyday'),
      [
        'sneaker|休闲鞋|Sneakers|shoe|低帮帆布鞋,小白鞋,针织跑鞋|low canvas sneakers,white leather sneakers,knit runners|169-399|shoes|820|14|even|6',
        'slipper|拖鞋|Slippers|slipper|居家棉拖,室内凉拖|house slippers,slides|39-99|shoes|300|6|even|4',
      ],
    ),
    group(
      'bags',
      { zh: '箱包', en: 'Bags' },
      words('大容量,极简,防泼水,通勤,旅行,轻便', 'Roomy,Minimal,Water-repellent,Commuter,Travel,Lightweight'),
      [
        'tote|托特包|Totes|bag|帆布托特包,通勤托特包|canvas tote,work tote|89-329|colour|620|5|even|4',
        'backpack|双肩包|Backpacks|backpack|电脑双肩包,城市双肩包|laptop backpack,day pack|159-429|colour|980|6|outdoor|4',
        'pouch|收纳包|Pouches|bag|洗漱包,旅行收纳套装|wash bag,packing cubes|49-149|colour|240|3|outdoor|3',
      ],
    ),
    group(
      'small',
      { zh: '配饰', en: 'Accessories' },
      words('加厚,柔软亲肤,复古,极简,日系,秋冬', 'Thick,Soft-touch,Heritage,Minimal,Everyday,Ribbed'),
      [
        'scarf|围巾|Scarves|scarf|羊绒围巾,羊毛格纹围巾|cashmere scarf,check wool scarf|99-399|colour|200|5|winter|4',
        'hat|帽子|Hats|hat|渔夫帽,针织冷帽,棒球帽|bucket hat,knit beanie,ball cap|49-129|colour|110|5|even|3',
        'socks|袜子|Socks|socks|中筒棉袜,船袜,羊毛袜|mid-calf socks,ankle socks,wool socks|29-79|pieces|120|1.5|even|5',
      ],
    ),
  ],
}

const HOME: Department = {
  key: 'home',
  name: { zh: '家居', en: 'Home' },
  features: {
    zh: ['通过A类婴幼儿标准检测。', '色牢度四级，可机洗。', '简装发货，减少过度包装。', '光源与配件一年质保。'],
    en: [
      'Tested to OEKO-TEX standard 100.',
      'Colourfast and machine-washable.',
      'Shipped in plain, low-waste packaging.',
      'One-year warranty on fittings.',
    ],
  },
  groups: [
    group(
      'bedding',
      { zh: '床品', en: 'Bedding' },
      words('水洗棉,天丝,A类抗菌,奶油风,加厚,长绒棉', 'Washed-cotton,Lyocell,Fresh,Quilted,Cloud-soft,Long-staple'),
      [
        'duvet|四件套|Duvet sets|bedding|四件套,被套三件套|duvet set,duvet cover|199-599|bed|2600|6|even|5',
        'pillow|枕头|Pillows|cushion|记忆棉枕,乳胶枕,羽丝绒枕|memory-foam pillow,latex pillow,down-alternative pillow|79-259|pieces|1100|5|even|4',
        'blanket|毯子|Blankets|blanket|牛奶绒毯,羊毛盖毯|fleece blanket,wool throw|99-359|colour|1300|4|winter|4',
      ],
    ),
    group(
      'textile',
      { zh: '布艺', en: 'Textiles' },
      words('加厚,素色,条纹,柔软亲肤,日式,北欧', 'Thick,Plain,Striped,Soft-touch,Waffle-edge,Nordic'),
      [
        'towel|毛巾浴巾|Towels|towel|长绒棉毛巾,华夫格浴巾|long-staple towel,waffle bath towel|29-119|pieces|420|2|even|6',
        'cushion|抱枕|Cushions|cushion|灯芯绒抱枕,麻布靠垫|corduroy cushion,linen cushion|49-119|colour|520|3|even|3',
        'rug|地毯|Rugs|rug|羊毛地毯,浴室地垫|wool rug,bath mat|59-499|colour|2200|6|even|2',
      ],
    ),
    group(
      'decor',
      { zh: '灯饰摆件', en: 'Lighting & decor' },
      words('原木风,北欧,奶油风,手工,极简,复古', 'Oak-toned,Nordic,Cream,Handmade,Minimal,Vintage'),
      [
        'lamp|台灯|Lamps|lamp|阅读台灯,床头夜灯,落地灯|reading lamp,bedside lamp,floor lamp|89-459|colour|1500|7|even|4',
        'vase|花瓶|Vases|vase|陶瓷花瓶,玻璃花瓶|ceramic vase,glass vase|39-199|colour|900|5|gift|3',
        'candle|香薰|Candles|candle|大豆蜡香薰,无火香薰|soy candle,reed diffuser|59-189|pieces|480|3|gift|4',
        'storage|收纳|Storage|box|藤编收纳篮,布艺收纳箱,桌面收纳盒|rattan basket,fabric bin,desk organiser|29-159|pieces|850|3|even|5',
      ],
    ),
  ],
}

const KITCHEN: Department = {
  key: 'kitchen',
  name: { zh: '厨房', en: 'Kitchen' },
  features: {
    zh: ['可进洗碗机，清洗省心。', '符合国家食品接触材料标准。', '把手做了隔热处理。', '每件釉色略有不同，属正常现象。'],
    en: [
      'Dishwasher-safe.',
      'Food-contact safe, tested by batch.',
      'Handles stay cool on the hob.',
      'Each glaze differs a little; no two are alike.',
    ],
  },
  groups: [
    group(
      'table',
      { zh: '餐具', en: 'Tableware' },
      words('手绘釉下彩,日式粗陶,哑光,北欧,复古,家用', 'Hand-glazed,Stoneware,Matte,Nordic,Vintage,Everyday'),
      [
        'mug|马克杯|Mugs|mug|马克杯,对杯,意式浓缩杯|mug,pair of mugs,espresso cup|29-99|colour|380|4|gift|7',
        'bowl|碗盘|Bowls & plates|bowl|饭碗,面碗,西餐盘|rice bowl,ramen bowl,dinner plate|19-89|pieces|520|5|even|6',
        'cutlery|餐具套装|Cutlery|cutlery|筷子,刀叉勺套装|chopsticks,cutlery set|29-169|pieces|340|2|even|3',
      ],
    ),
    group(
      'cook',
      { zh: '锅具刀具', en: 'Cookware' },
      words('家用,加厚,专业,日式,轻量,防霉', 'Everyday,Heavy-duty,Chef’s,Japanese-style,Lightweight,Easy-care'),
      [
        'pan|锅|Pots & pans|pot|炒锅,珐琅汤锅,平底煎锅,奶锅|wok,enamel stockpot,frying pan,milk pan|129-599|none|2100|6|even|5',
        'knife|刀具|Knives|knife|三德刀,菜刀,水果刀|santoku knife,cleaver,paring knife|59-399|none|320|3|even|3',
        'board|砧板|Boards|board|整木砧板,双面砧板|end-grain board,two-sided board|49-199|none|1500|3|even|3',
      ],
    ),
    group(
      'drink',
      { zh: '水具', en: 'Drinkware' },
      words('大容量,极简,便携,家用,耐热,密封', 'Roomy,Minimal,Portable,Everyday,Heat-safe,Sealed'),
      [
        'bottle|保温杯|Bottles|bottle|保温杯,随行杯,运动水壶|insulated bottle,travel tumbler,sport flask|69-229|volume|420|4|even|6',
        'kettle|水壶茶壶|Kettles & teapots|teapot|手冲壶,玻璃茶壶,电热水壶|pour-over kettle,glass teapot,electric kettle|79-359|none|980|5|gift|4',
        'jar|密封罐|Jars|box|玻璃密封罐,茶叶罐|glass jar,tea caddy|19-79|volume|450|3|even|3',
      ],
    ),
  ],
}

const PANTRY: Department = {
  key: 'pantry',
  name: { zh: '茶与咖啡', en: 'Tea & coffee' },
  features: {
    zh: ['下单后按批次发货，生产日期新鲜。', '铝箔内袋充氮，锁住香气。', '随单附冲泡建议卡。', '茶园直采，批次可追溯。'],
    en: [
      'Packed by batch, shipped fresh.',
      'Nitrogen-flushed inner bag keeps the aroma.',
      'Brewing card inside.',
      'Bought from the garden, traceable by batch.',
    ],
  },
  groups: [
    group(
      'tea',
      { zh: '茶', en: 'Tea' },
      words('明前,高山,老枞,头采,口粮,礼盒装', 'First-flush,High-mountain,Old-bush,Early-spring,Everyday,Gift-boxed'),
      [
        'green|绿茶|Green tea|tea|龙井,碧螺春,毛峰|Longjing,Biluochun,Maofeng|59-299|weight|180|1.2|gift|6',
        'oolong|乌龙茶|Oolong|tea|铁观音,大红袍,凤凰单丛|Tieguanyin,Da Hong Pao,Phoenix Dancong|69-359|weight|180|1.2|gift|5',
        'black|红茶|Black tea|tea|正山小种,滇红,祁门红茶|Lapsang Souchong,Yunnan black,Keemun|59-269|weight|180|1.2|winter|5',
        'herbal|花草茶|Herbal tea|tea|茉莉花茶,菊花茶,陈皮普洱|jasmine tea,chrysanthemum tea,tangerine pu-erh|29-129|weight|160|1|even|5',
      ],
    ),
    group(
      'coffee',
      { zh: '咖啡', en: 'Coffee' },
      words('庄园,中度烘焙,精品,便携,家用,经典', 'Single-estate,Medium-roast,Small-lot,Portable,Everyday,Classic'),
      [
        'beans|咖啡豆|Coffee beans|coffee|云南咖啡豆,拼配咖啡豆,耶加雪菲|Yunnan beans,house blend,Yirgacheffe|49-139|weight|260|1.5|even|7',
        'drip|挂耳咖啡|Drip bags|coffee|挂耳咖啡,冷萃咖啡包|drip bags,cold-brew bags|39-99|pieces|180|1|even|5',
      ],
    ),
    group(
      'brew',
      { zh: '冲泡器具', en: 'Brewing gear' },
      words('便携,家用,精密,极简,旅行,不锈钢', 'Portable,Everyday,Precise,Minimal,Travel,Stainless'),
      ['gear|咖啡器具|Coffee gear|teapot|手冲滤杯,手摇磨豆机,法压壶|pour-over dripper,hand grinder,French press|59-459|none|760|4|gift|3'],
    ),
  ],
}

const OUTDOOR: Department = {
  key: 'outdoor',
  name: { zh: '户外运动', en: 'Outdoor' },
  features: {
    zh: ['收纳后仅一本书大小。', '防泼水面料，接缝压胶。', '承重经过实验室测试。', '赠收纳袋与地钉。'],
    en: [
      'Packs down to the size of a book.',
      'Water-repellent, with taped seams.',
      'Load-tested in the lab.',
      'Stuff sack and pegs included.',
    ],
  },
  groups: [
    group(
      'camp',
      { zh: '露营', en: 'Camping' },
      words('超轻,防风,便携折叠,双人,四季,加厚', 'Ultralight,Windproof,Foldable,Two-person,Four-season,Sturdy'),
      [
        'tent|帐篷|Tents|tent|帐篷,天幕|tent,tarp|299-1299|none|3200|7|outdoor|3',
        'sleep|睡袋防潮垫|Sleeping gear|blanket|羽绒睡袋,充气防潮垫|down sleeping bag,inflatable mat|129-699|colour|1300|6|outdoor|3',
        'chair|折叠桌椅|Camp furniture|chair|月亮椅,蛋卷桌|camp chair,roll-top table|89-329|colour|2600|6|outdoor|4',
        'lantern|营地灯|Lanterns|lamp|露营灯,头灯|camp lantern,headlamp|49-189|none|320|5|outdoor|3',
      ],
    ),
    group(
      'move',
      { zh: '运动', en: 'Training' },
      words('加厚,轻便,防滑,便携,专业,日常', 'Thick,Lightweight,Grippy,Portable,Studio,Everyday'),
      [
        'mat|瑜伽垫|Yoga mats|mat|瑜伽垫,瑜伽砖|yoga mat,yoga block|49-259|colour|1400|4|even|4',
        'umbrella|雨伞|Umbrellas|umbrella|折叠伞,防晒伞,长柄伞|folding umbrella,sun umbrella,stick umbrella|49-149|colour|380|4|summer|5',
      ],
    ),
  ],
}

export const DEPARTMENTS: readonly Department[] = [APPAREL, ACCESSORIES, HOME, KITCHEN, PANTRY, OUTDOOR]
