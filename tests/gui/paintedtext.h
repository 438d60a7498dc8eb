// SPDX-License-Identifier: Apache-2.0
// What a widget really writes: it is painted on a device that keeps no pixel but every piece of text with its place, its room
// and its ink. So labels, styles, delegates and painted widgets are all seen the same way, three dots included.
#pragma once

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include <vector>

namespace linedesk::test {

struct PaintedText {
    QString text;
    QRectF box;  // the glyphs' own bounds, in the widget's coordinates
    QRectF clip; // what of the widget may be painted on
    QColor ink;
};

class TextEngine final : public QPaintEngine {
public:
    TextEngine() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawRects(const QRectF *, int) override {}
    void drawEllipse(const QRectF &) override {}
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        if (item.text().trimmed().isEmpty())
            return;
        const QTransform toDevice = painter()->deviceTransform();
        // Sideways what the line takes; up and down what its glyphs cover.
        const QRectF tight = QFontMetricsF(item.font()).tightBoundingRect(item.text());
        const QRectF box(at.x(), at.y() + tight.top(), item.width(), tight.height());
        const QRectF clip = painter()->hasClipping() ? toDevice.mapRect(painter()->clipBoundingRect()) : QRectF();
        texts.push_back({item.text(), toDevice.mapRect(box), clip, painter()->pen().color()});
    }
    std::vector<PaintedText> texts;
};

class TextDevice final : public QPaintDevice {
public:
    explicit TextDevice(const QWidget &like) : m_like(like) {}
    QPaintEngine *paintEngine() const override { return &m_engine; }
    const std::vector<PaintedText> &texts() const { return m_engine.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_like.width();
        case PdmHeight: return m_like.height();
        case PdmWidthMM: return m_like.widthMM();
        case PdmHeightMM: return m_like.heightMM();
        case PdmNumColors: return m_like.colorCount();
        case PdmDepth: return m_like.depth();
        case PdmDpiX:
        case PdmPhysicalDpiX: return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY: return m_like.logicalDpiY();
        case PdmDevicePixelRatio: return 1; // places are wanted in the widget's own pixels
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    const QWidget &m_like;
    mutable TextEngine m_engine;
};

/// The pieces in the order of painting; those on one line that touch are one.
inline std::vector<PaintedText> paintedTexts(QWidget &widget)
{
    TextDevice device(widget);
    widget.render(&device, {}, {}, QWidget::RenderFlags());
    std::vector<PaintedText> joined;
    for (const PaintedText &one : device.texts()) {
        PaintedText *last = joined.empty() ? nullptr : &joined.back();
        const bool isSameLine =
            last && last->ink == one.ink && last->box.top() < one.box.bottom() && one.box.top() < last->box.bottom();
        if (isSameLine && qAbs(last->box.right() - one.box.left()) < 1) {
            last->text += one.text;
            last->box |= one.box;
        } else {
            joined.push_back(one);
        }
    }
    return joined;
}

} // namespace linedesk::test
