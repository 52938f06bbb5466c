#pragma once

#include <QAbstractButton>

#include <optional>

namespace app {

/// Words that lead somewhere, with a thread's chip in front where they speak of one.
class Link : public QAbstractButton {
    Q_OBJECT
public:
    explicit Link(const QString& text, QWidget* parent = nullptr);
    void setThread(std::size_t thread, const QString& name);
    void setLeads(bool leads);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {20, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    std::optional<std::size_t> m_thread;
    QString m_chip;
    bool m_leads = false;
};

} // namespace app
