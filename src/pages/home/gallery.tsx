import { useState } from "react"
import { Bar } from "../../components/bar"
import { Button } from "../../components/button"
import { Card, Note, Section } from "../../components/card"
import { Choice, Choices } from "../../components/choice"
import { Text } from "../../components/elements"
import { Field, Select } from "../../components/field"
import { Figure } from "../../components/figure"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Seal } from "../../components/seal"
import { Empty, Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { Switch } from "../../components/switch"
import { readAs, useReading } from "../../text/reading"

const day = "2026-11-30T12:00:00.000Z"

/** Every component once, to look at in both types: `npm run gallery` builds it into dist/gallery-h5. */
export default function Gallery() {
  const { elder, language } = useReading()
  const [chosen, setChosen] = useState<readonly string[]>(["灯"])
  const [name, setName] = useState("")
  const [building, setBuilding] = useState(-1)
  const toggle = (id: string) => (on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter(other => other !== id))
  return (
    <Page
      where="杏福里社区 · 微项目投票"
      title="今年的微项目，您来选"
      lead="11 月 30 日（周一）20:00 截止，还有 2 天"
      top={
        <Bar whole={2000000} parts={[{ size: 860000, kind: "seal" }]} label="已选 3 项，8,600 元，总额 20,000 元">
          <Text>已选 3 项 · 8,600 元</Text>
          <Text>总额 20,000 元</Text>
        </Bar>
      }
      foot={
        <>
          <Button kind="text">换一种顺序</Button>
          <Button>提交选票（3 项）</Button>
        </>
      }
    >
      <Switch label="长辈版" note="字大，一屏一件事" on={elder} onChange={on => readAs({ elder: on })} />
      <Choice
        title="3 号楼楼道感应灯"
        aside="3,200 元"
        note={<Text>3 号楼 1–6 层 · 夜里上楼看得见台阶</Text>}
        chosen={chosen.includes("灯")}
        onChange={toggle("灯")}
      />
      <Choice
        title="小花园加两张带扶手的长椅"
        aside="5,400 元"
        note={<Text>中心花园 · 走累了有地方坐</Text>}
        chosen={chosen.includes("椅")}
        onChange={toggle("椅")}
        more={
          <Button kind="text" small>
            看详情
          </Button>
        }
      />
      <Choices of="one" label="表决">
        <Choice of="one" title="赞成" chosen onChange={() => undefined} />
        <Choice of="one" title="反对" chosen={false} onChange={() => undefined} />
      </Choices>
      <Strip kind="done" title="已记录（编号 7K3M-20）">
        截止前可以修改，以最后一次为准。
      </Strip>
      <SentStrip sent={{ state: "waiting" }} again={() => undefined} />
      <SentStrip sent={{ state: "unsent" }} again={() => undefined} />
      <Strip kind="info">11 月 30 日晚上公布结果，会在这里和楼道公告栏同时看到。</Strip>
      <Card title="回执" kind="seal" aside={<State kind="done">已计入</State>}>
        <Seal>已记录</Seal>
        <Note>规则短码 9F3A 21C7 · {day.slice(0, 10)}</Note>
      </Card>
      <Section title="最近的决定">
        <List>
          <Row
            title="楼道感应灯"
            note="11 月 12 日（周四）公示"
            state={<State kind="decided">已决定</State>}
            onPress={() => undefined}
          />
          <Row
            title="王阿姨提出的晾衣架"
            note="还差 12 票，或少花 800 元"
            state={<State kind="failed">未入选</State>}
            onPress={() => undefined}
          />
          <Row
            title="冬至包饺子活动的通知"
            state={<State kind="waiting">待送达</State>}
            verb={
              <Button kind="plain" small>
                重发
              </Button>
            }
          />
        </List>
      </Section>
      <Figure value="128" unit="户" label="已经投票，应到 412 户" />
      <Field
        label="您怎么称呼"
        hint="写在回执上，不公开"
        value={name}
        onChange={setName}
        error={name ? undefined : "请写上称呼，两个字以上"}
      />
      <Field
        label="想说的话"
        optional
        kind="long"
        value=""
        onChange={() => undefined}
        example="例如：晚上七点以后在家"
      />
      <Select label="楼栋" options={["1 号楼", "2 号楼"]} chosen={building} onChange={setBuilding} />
      <Button kind="plain">请家人帮忙</Button>
      <Button busy>提交</Button>
      <Button disabled>提交</Button>
      <Empty
        says="还没有投票"
        example="例如：选出今年要做的三个微项目"
        action={<Button kind="plain">发起一轮征集</Button>}
      />
      <Loading />
      <Failure onRetry={() => undefined} />
      <Note>{language}</Note>
    </Page>
  )
}
