// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace sw {

/// A line above a document that says what happened to it and offers what can be done; it asks
/// without standing in the way.
class Banner : public QFrame {
    Q_OBJECT

public:
    struct Answer {
        QString text;
        std::function<void()> work; ///< may be empty: the banner goes
    };

    explicit Banner(QWidget *parent = nullptr);

    /// Instead of what it said before. Each answer closes it first.
    void ask(const QString &text, const std::vector<Answer> &answers);
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QLabel *m_text;
    QHBoxLayout *m_answers;
};

} // namespace sw
